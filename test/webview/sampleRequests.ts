/** One message of each kind that asks, sells or bills, and of each build of a template. */
export const sampleRequests = {
  flow: {
    type: "interactive",
    interactive: {
      type: "flow",
      header: { type: "text", text: "Workshop booking" },
      body: { text: "Choose a day." },
      action: { name: "flow", parameters: { flow_id: "7", flow_cta: "Book a slot", mode: "draft" } },
    },
  },
  locationRequest: {
    type: "interactive",
    interactive: {
      type: "location_request_message",
      body: { text: "Where are you?" },
      action: { name: "send_location" },
    },
  },
  address: {
    type: "interactive",
    interactive: {
      type: "address_message",
      body: { text: "Where shall we send it?" },
      action: { name: "address_message", parameters: { country: "IN" } },
    },
  },
  call: {
    type: "interactive",
    interactive: {
      type: "voice_call",
      body: { text: "Rather talk?" },
      action: { name: "voice_call", parameters: { display_text: "Call us" } },
    },
  },
  callPermission: {
    type: "interactive",
    interactive: {
      type: "call_permission_request",
      body: { text: "May we call about A-1042?" },
      action: { name: "call_permission_request" },
    },
  },
  contactInfo: {
    type: "interactive",
    interactive: {
      type: "request_contact_info",
      body: { text: "How can we reach you?" },
      action: { name: "request_contact_info" },
    },
  },
  product: {
    type: "interactive",
    interactive: {
      type: "product",
      body: { text: "This bell fits." },
      action: { catalog_id: "1", product_retailer_id: "BELL-01" },
    },
  },
  productList: {
    type: "interactive",
    interactive: {
      type: "product_list",
      header: { type: "text", text: "Accessories" },
      body: { text: "All of these fit." },
      action: {
        catalog_id: "1",
        sections: [{ title: "Lights", product_items: [{ product_retailer_id: "LIGHT-F" }] }],
      },
    },
  },
  catalog: {
    type: "interactive",
    interactive: {
      type: "catalog_message",
      body: { text: "Our whole shop." },
      action: { name: "catalog_message", parameters: { thumbnail_product_retailer_id: "LIGHT-F" } },
    },
  },
  carousel: {
    type: "interactive",
    interactive: {
      type: "carousel",
      body: { text: "Three bikes for you." },
      action: {
        cards: ["City 3", "Trail 7", "Cargo 2"].map((name, card_index) => ({
          card_index,
          type: "cta_url",
          header: { type: "image", image: { link: "https://www.example.com/img/bike.jpg" } },
          body: { text: `*${name}*` },
          action: {
            name: "cta_url",
            parameters: { display_text: "See it", url: "https://www.example.com/bikes" },
          },
        })),
      },
    },
  },
  productCarousel: {
    type: "interactive",
    interactive: {
      type: "carousel",
      body: { text: "These fit your bike." },
      action: {
        cards: ["BELL-01", "LIGHT-F"].map((product_retailer_id, card_index) => ({
          card_index,
          type: "product",
          action: { product_retailer_id, catalog_id: "1" },
        })),
      },
    },
  },
  bill: {
    type: "interactive",
    interactive: {
      type: "order_details",
      body: { text: "Your helmets are packed." },
      action: {
        name: "review_and_pay",
        parameters: {
          reference_id: "HB-1042",
          currency: "INR",
          total_amount: { value: 256700, offset: 100 },
          order: { status: "pending", items: [{ name: "Helmet", retailer_id: "H1", quantity: 2 }] },
        },
      },
    },
  },
  orderStatus: {
    type: "interactive",
    interactive: {
      type: "order_status",
      body: { text: "On its way." },
      action: {
        name: "review_order",
        parameters: { reference_id: "HB-1042", order: { status: "shipped", description: "Tomorrow" } },
      },
    },
  },
  options: {
    type: "template",
    template: {
      name: "choose",
      language: { code: "en_US" },
      components: [0, 1, 2, 3, 4].map(index => ({
        type: "button",
        sub_type: "quick_reply",
        index,
        parameters: [{ type: "payload", payload: `choice-${index}` }],
      })),
    },
  },
  offer: {
    type: "template",
    template: {
      name: "flash_sale",
      language: { code: "en_US" },
      components: [
        { type: "header", parameters: [{ type: "video", video: { id: "1029384756102938" } }] },
        {
          type: "limited_time_offer",
          parameters: [
            { type: "limited_time_offer", limited_time_offer: { expiration_time_ms: 1893456000000 } },
          ],
        },
        {
          type: "button",
          sub_type: "copy_code",
          index: "0",
          parameters: [{ type: "coupon_code", coupon_code: "FLASH25" }],
        },
      ],
    },
  },
  authentication: {
    type: "template",
    template: {
      name: "login_code",
      language: { code: "en_US" },
      components: [
        { type: "body", parameters: [{ type: "text", text: "482913" }] },
        { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "482913" }] },
      ],
    },
  },
  templateCarousel: {
    type: "template",
    template: {
      name: "bikes",
      language: { code: "en_US" },
      components: [
        {
          type: "carousel",
          cards: [0, 1].map(card_index => ({
            card_index,
            components: [
              { type: "header", parameters: [{ type: "image", image: { id: "1029384756102938" } }] },
              { type: "body", parameters: [{ type: "text", text: "City 3" }] },
              {
                type: "button",
                sub_type: "quick_reply",
                index: "0",
                parameters: [{ type: "payload", payload: "more" }],
              },
            ],
          })),
        },
      ],
    },
  },
} as const;
