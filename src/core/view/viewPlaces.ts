import type { Span } from "../problem.ts";
import type { Place } from "../replies/inboundContent.ts";
import { samplePlaces } from "../replies/tap.ts";
import type { ChoiceView, FieldKind, FieldView } from "./sheetPage.ts";
import type { SheetView } from "./view.ts";

/** The screen on which a customer shares a place: where they are, one nearby, or any other. */
export function viewPlaces(title: string, span: Span): SheetView {
  return {
    title,
    sections: [],
    omitted: 0,
    page: {
      page: "form",
      note: undefined,
      fields: [
        viewField("latitude", "Latitude", "latitude", span),
        viewField("longitude", "Longitude", "longitude", span),
        viewField("name", "Name", "text", span),
        viewField("address", "Address", "text", span),
      ],
      open: false,
      choices: samplePlaces.map((place, at) => viewChoice(place, at, span)),
      other: "Another place",
      map: true,
      send: "Send",
      foot: undefined,
    },
  };
}

function viewChoice(place: Place, at: number, span: Span): ChoiceView {
  const { latitude, longitude, name, address } = place;
  return {
    id: String(at),
    title: name ?? "Current location",
    description: address === undefined ? `${latitude}, ${longitude}` : `${address} · a sample`,
    values: [
      ["latitude", String(latitude)],
      ["longitude", String(longitude)],
      ...(name === undefined ? [] : ([["name", name]] as const)),
      ...(address === undefined ? [] : ([["address", address]] as const)),
    ],
    span,
  };
}

function viewField(name: string, label: string, kind: FieldKind, span: Span): FieldView {
  return { name, label, value: "", error: undefined, kind, required: kind !== "text", span };
}
