/** The template that every test account has, as `GET /<WABA_ID>/message_templates` lists it. */
export const helloWorld = [
  {
    name: "hello_world",
    parameter_format: "POSITIONAL",
    components: [
      { type: "HEADER", format: "TEXT", text: "Hello World" },
      {
        type: "BODY",
        text: "Welcome! This is the sample template that every test account has, to try a first message with.",
      },
      { type: "FOOTER", text: "WhatsApp Business Platform sample message" },
    ],
    language: "en_US",
    status: "APPROVED",
    category: "UTILITY",
    id: "1029384756470001",
  },
] as const;
