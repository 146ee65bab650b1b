import Exact

extension Datum: CustomStringConvertible {
  /// The datum as messages show it: numbers, nested lists, a word in quotes, fields by their names.
  public var description: String {
    switch self {
    case .number(let value): "\(value)"
    case .vector(let values): "\(values)"
    case .matrix(let matrix):
      matrix.elements.isEmpty
        ? "[] of shape (\(matrix.rowCount), \(matrix.columnCount))" : "\(matrix)"
    case .tensor(let tensor): "\(tensor)"
    case .tensors(let tensors): "\(tensors)"
    case .count(let value): "\(value)"
    case .counts(let values): "\(values)"
    case .flag(let value): "\(value)"
    case .text(let text): text.debugDescription
    case .program(let program): inputText(program)
    case .fields(let values):
      "{"
        + values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        .joined(separator: ", ") + "}"
    }
  }
}
