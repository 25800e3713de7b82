import { sampleRequests } from "./sampleRequests.ts";

/** One message of each kind that is drawn, with all of its parts. */
export const sampleMessages = {
  text: {
    type: "text",
    text: {
      body: "*Booking confirmed* 🎉\nTable for 4, tonight at 19:30.\n\n- Terrace seat\n- Birthday cake ordered\n\n> Please arrive ten minutes early.\n\nMenu: https://www.example.com/menu or call +1 555 123 4567. Code `A-1042`, _see you_ ~later~ soon!",
      preview_url: true,
    },
  },
  image: {
    type: "image",
    image: {
      link: "https://www.example.com/img/terrace.jpg",
      caption: "Our terrace this evening. _See you soon!_",
    },
  },
  imageAlone: { type: "image", image: { id: "1029384756102938" } },
  location: {
    type: "location",
    location: {
      latitude: "48.20849",
      longitude: "16.37208",
      name: "Example Bikes",
      address: "1 Sample Square, 1010 Exampletown",
    },
  },
  locationAlone: { type: "location", location: { latitude: 40.4168, longitude: -3.7038 } },
  reaction: { type: "reaction", reaction: { message_id: "wamid.HBgLMTU1NTEyMzQ1NjcVAgASGBQ", emoji: "👍" } },
  template: {
    type: "template",
    template: {
      name: "order_update",
      language: { code: "en_US" },
      components: [
        { type: "header", parameters: [{ type: "text", text: "A-1042" }] },
        {
          type: "body",
          parameters: [
            { type: "text", text: "Robin" },
            { type: "text", parameter_name: "day", text: "tomorrow, 10:00" },
          ],
        },
        {
          type: "button",
          sub_type: "quick_reply",
          index: "0",
          parameters: [{ type: "payload", payload: "order-a1042-help" }],
        },
        { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "a1042" }] },
      ],
    },
  },
  button: {
    type: "interactive",
    interactive: {
      type: "button",
      header: { type: "image", image: { link: "https://www.example.com/img/bike.jpg" } },
      body: { text: "Your bike service is planned for *tomorrow, 10:00*. Does it still fit?" },
      footer: { text: "Example Bikes, 1 Sample Square" },
      action: {
        buttons: [
          { type: "reply", reply: { id: "keep", title: "Keep it" } },
          { type: "reply", reply: { id: "move", title: "Move it" } },
          { type: "reply", reply: { id: "cancel", title: "Cancel" } },
        ],
      },
    },
  },
  list: {
    type: "interactive",
    interactive: {
      type: "list",
      header: { type: "text", text: "Workshop services" },
      body: { text: "Pick the service you would like to book. Prices include parts." },
      footer: { text: "Open Monday to Saturday" },
      action: {
        button: "See services",
        sections: [
          {
            title: "Maintenance",
            rows: [
              { id: "basic", title: "Basic tune-up", description: "Brakes, gears, tyre pressure" },
              { id: "full", title: "Full service", description: "Everything taken apart and cleaned" },
            ],
          },
          { title: "Repairs", rows: [{ id: "flat", title: "Flat tyre" }] },
        ],
      },
    },
  },
  cta_url: {
    type: "interactive",
    interactive: {
      type: "cta_url",
      header: { type: "document", document: { link: "https://www.example.com/report-88.pdf" } },
      body: { text: "Your repair report is ready. Tap the button to see the photos." },
      footer: { text: "Link valid for 7 days" },
      action: {
        name: "cta_url",
        parameters: { display_text: "Open report", url: "https://www.example.com/reports/88" },
      },
    },
  },
  quote: {
    type: "text",
    context: { message_id: "wamid.earlierMessage000001" },
    text: { body: "Yes, that is right." },
  },
  video: {
    type: "video",
    video: { link: "https://www.example.com/film/wheel.mp4", caption: "How we *true a wheel*" },
  },
  document: {
    type: "document",
    document: { id: "1029384756102938", filename: "invoice-2041.pdf", caption: "Invoice 2041" },
  },
  audio: { type: "audio", audio: { link: "https://www.example.com/audio/new-hub.mp3" } },
  voice: { type: "audio", audio: { id: "2029384756102938", voice: true } },
  sticker: { type: "sticker", sticker: { id: "3029384756102938" } },
  contact: {
    type: "contacts",
    contacts: [
      {
        name: { formatted_name: "Dana Rivers" },
        phones: [{ phone: "+1 555 010 0199", wa_id: "15550100199" }],
      },
    ],
  },
  invitation: {
    type: "contacts",
    contacts: [{ name: { formatted_name: "Front Desk" }, phones: [{ phone: "+1 555 010 0100" }] }],
  },
  contacts: {
    type: "contacts",
    contacts: ["Dana Rivers", "Alex Meadow", "Sam Stone", "42"].map(formatted_name => ({
      name: { formatted_name },
    })),
  },
  pin: { type: "pin", pin: { type: "pin", message_id: "wamid.earlierMessage000001", expiration_days: 7 } },
  typing: { status: "read", message_id: "wamid.earlierMessage000001", typing_indicator: { type: "text" } },
  ...sampleRequests,
  standIn: { type: "poll", poll: {} },
  empty: { type: "text" },
} as const;
