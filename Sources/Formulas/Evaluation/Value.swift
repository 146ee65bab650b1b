import Exact

/// What a formula stands for: a number, a vector, a matrix, a tensor of which only the shape is known,
/// a vector or matrix of as many numbers as a name says, or a statement.
public enum Value<S: Scalar>: Sendable {
  case scalar(S)
  case vector([S])
  case matrix(Matrix<S>)
  case tensor([Expression])
  case family(Family<S>)
  case truth(Bool)

  /// The shape: nothing for a number, the length of a vector, rows and columns of a matrix.
  public var shape: [Int] {
    switch self {
    case .scalar, .truth: []
    case .vector(let entries): [entries.count]
    case .matrix(let matrix): matrix.shape
    case .tensor(let shape): shape.map { $0.asRational?.numerator.asInt ?? 0 }
    case .family(let family): family.dimensions.map { $0.count ?? 0 }
    }
  }

  /// The shape, where a length may be a name.
  public var dimensions: [Expression] {
    switch self {
    case .tensor(let shape): shape
    case .family(let family): family.dimensions.map(\.expression)
    default: shape.map { Expression($0) }
    }
  }

  /// All numbers in the value, row by row.
  public var scalars: [S] {
    switch self {
    case .scalar(let value): [value]
    case .vector(let entries): entries
    case .matrix(let matrix): matrix.elements
    case .tensor, .family, .truth: []
    }
  }

  /// What the value is, in a word.
  public var kindName: String {
    switch self {
    case .scalar: "number"
    case .vector: "vector"
    case .matrix: "matrix"
    case .tensor: "tensor"
    case .family(let family): family.dimensions.count == 1 ? "vector" : "matrix"
    case .truth: "statement"
    }
  }

  /// The number, if the value is one.
  public var scalar: S? {
    if case .scalar(let value) = self { value } else { nil }
  }

  /// The value with every number transformed.
  public func map<T: Scalar>(_ transform: (S) throws -> T) rethrows -> Value<T> {
    switch self {
    case .scalar(let value): .scalar(try transform(value))
    case .vector(let entries): .vector(try entries.map(transform))
    case .matrix(let matrix): .matrix(try matrix.map(transform))
    case .tensor(let shape): .tensor(shape)
    case .family(let family):
      .family(
        Family<T>(dimensions: family.dimensions, entry: try transform(family.entry)))
    case .truth(let value): .truth(value)
    }
  }

  /// The value with each number beside the one at the same place of another value of that shape, and with a number beside
  /// all of them; nil for values of different shapes, and where no numbers are known.
  func paired(with other: Value, _ combine: (S, S) throws -> S) rethrows -> Value? {
    switch (self, other) {
    case (.truth, _), (_, .truth), (.tensor, _), (_, .tensor): return nil
    case (.scalar(let x), _): return try other.map { try combine(x, $0) }
    case (_, .scalar(let y)): return try map { try combine($0, y) }
    case (.vector(let x), .vector(let y)) where x.count == y.count:
      return .vector(try zip(x, y).map(combine))
    case (.matrix(let x), .matrix(let y)) where x.shape == y.shape:
      return .matrix(
        try Matrix(rowCount: x.rowCount, columnCount: x.columnCount) { row, column throws in
          try combine(x[row, column], y[row, column])
        })
    case (.family(let x), .family(let y)) where x.dimensions == y.dimensions:
      return .family(Family(dimensions: x.dimensions, entry: try combine(x.entry, y.entry)))
    default: return nil
    }
  }
}

extension Value where S == Real {
  /// The value as text, every number written by a rule.
  public func text(_ write: (Real) throws -> String) rethrows -> String {
    switch self {
    case .scalar(let value): try write(value)
    case .vector(let entries): "[\(try entries.map(write).joined(separator: ", "))]"
    case .matrix(let matrix):
      "["
        + (try (0..<matrix.rowCount).map { row in
          "[\(try matrix.row(row).map(write).joined(separator: ", "))]"
        }).joined(separator: ", ") + "]"
    case .tensor(let shape): "tensor\(TensorShape.text(shape))"
    case .family(let family): try write(family.entry)
    case .truth(let value): value ? "true" : "false"
    }
  }
}
