// Made by json-schema-to-typescript of what `waml schema data order.waml.yaml` prints.

export interface RowOfData {
  customer: string;
  order: string;
  day: "Monday" | "Thursday";
  /**
   * @minItems 1
   * @maxItems 5
   */
  plants: {
    id: string;
    title: string;
  }[];
  to: string;
}
