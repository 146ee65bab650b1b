import Exact

extension Refusal {
  /// A call that is due to be refused, and one beside it that is not.
  init(
    _ function: Function, _ kind: String, _ refused: [Datum], beside answered: [Datum]
  ) {
    self.init(function: function, kind: kind, refused: refused, answered: answered)
  }

  /// The calls with one number replaced by a NaN or an infinity, for each number of the arguments.
  static func broken(_ function: Function, _ arguments: [Datum]) -> [Refusal] {
    arguments.indices.flatMap { place in
      [Double.nan, .infinity, -.infinity].flatMap { wrong in
        arguments[place].replacingEach(with: wrong).map { broken in
          var refused = arguments
          refused[place] = broken
          return Refusal(function, "notFinite", refused, beside: arguments)
        }
      }
    }
  }

  /// Requires that the call is refused, and that the one beside it is not.
  func check(_ subject: Subject) throws {
    _ = try subject.call(function, arguments: answered)
    try subject.refuses(kind) { try subject.call(function, arguments: refused) }
  }
}

extension Datum {
  /// The data with one of the doubles replaced, for each of them.
  fileprivate func replacingEach(with value: Double) -> [Datum] {
    switch self {
    case .number: [.number(value)]
    case .vector(let elements): elements.replacingEach(with: value).map { .vector($0) }
    case .matrix(let matrix):
      matrix.elements.replacingEach(with: value).compactMap { elements in
        (try? Matrix(
          rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: elements)).map {
            .matrix($0)
          }
      }
    case .tensor(let tensor):
      tensor.elements.replacingEach(with: value).compactMap { elements in
        (try? Tensor(shape: tensor.shape, elements: elements)).map { .tensor($0) }
      }
    default: []
    }
  }
}

extension [Double] {
  fileprivate func replacingEach(with value: Double) -> [[Double]] {
    indices.map { place in
      var changed = self
      changed[place] = value
      return changed
    }
  }
}
