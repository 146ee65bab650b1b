import Exact
import Formats
import Laws

extension Datum {
  /// The datum as JSON.
  ///
  /// A number is the shortest decimal that reads back, or `"inf"`, `"-inf"`, `"nan"`. A matrix is
  /// the array of its rows; one that has no elements and is not 0 × 0, and every tensor, is
  /// `{"shape": […], "data": […]}`. A program is `{"steps": […]}`, of its steps' lists those that
  /// are not empty. Several results are an object, their fields in the order of the
  /// function's declaration where `fields` gives it.
  public func json(fields: [Function.Parameter] = []) -> JSON.Output {
    switch self {
    case .number(let value): return Self.json(value)
    case .vector(let values): return .array(values.map(Self.json))
    case .matrix(let matrix):
      guard matrix.elements.isEmpty, matrix.shape != [0, 0] else {
        return .array(matrix.rows.map { .array($0.map(Self.json)) })
      }
      return Self.json(shape: matrix.shape, matrix.elements)
    case .tensor(let tensor): return Self.json(shape: tensor.shape, tensor.elements)
    case .tensors(let tensors):
      return .array(tensors.map { Self.json(shape: $0.shape, $0.elements) })
    case .count(let value): return .number(value)
    case .counts(let values): return .array(values.map { .number($0) })
    case .flag(let value): return .boolean(value)
    case .text(let text): return .string(text)
    case .program(let program): return program.json
    case .fields(let values):
      let declared = fields.map(\.name).filter { values[$0] != nil }
      let others = values.keys.filter { !declared.contains($0) }.sorted()
      return .object(
        (declared + others).compactMap { name in
          values[name].map { (name: name, value: $0.json()) }
        })
    }
  }

  private static func json(shape: [Int], _ elements: [Double]) -> JSON.Output {
    .object([
      (name: "shape", value: .array(shape.map { .number($0) })),
      (name: "data", value: .array(elements.map(json))),
    ])
  }

  static func json(_ value: Double) -> JSON.Output {
    if value.isNaN { return .string("nan") }
    if value.isInfinite { return .string(value < 0 ? "-inf" : "inf") }
    return .number("\(value)")
  }
}
