export async function generateSchemas() {}
export const schemasPlugin = { name: "schemas", setup() {} };
