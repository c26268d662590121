declare module "parse-prometheus-text-format" {
  interface Family {
    readonly name: string;
    readonly help: string;
    readonly type: string;
    readonly metrics: readonly {
      readonly value: string;
      readonly labels?: Readonly<Record<string, string>>;
    }[];
  }
  /** Reads the text format of Prometheus; throws where it is none. */
  export default function parse(text: string): readonly Family[];
}
