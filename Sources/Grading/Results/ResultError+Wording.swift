import Formats

extension ResultError {
  /// One sentence that says what is wrong and what to do, without the place.
  ///
  /// - Parameter source: what was read, to name another place that is involved.
  public func message(in source: SourceMap) -> String {
    switch kind {
    case .syntax(let error): error.message(in: source)
    case .wrongKind("", let expected, let found):
      "a result is \(expected), not \(found); write results with grade --format jsonl"
    case .wrongKind(let field, let expected, let found):
      "`\(SafeText.line(field, limit: 40))` must be \(expected), not \(found)"
    case .missing(let field):
      "a result needs the field `\(field)`; write results with grade --format jsonl"
    case .shard: "this is a part of a run; join all parts with grade merge first"
    case .schema(let found):
      "this is \(SafeText.line(found, limit: 40)), not \(ResultEntry.schema)"
    }
  }
}
