import Exact

/// What functions of a subject take and give.
public enum Datum: Sendable, Equatable {
  /// A double.
  case number(Double)
  /// A list of doubles.
  case vector([Double])
  /// A matrix of doubles.
  case matrix(Matrix<Double>)
  /// A tensor of doubles.
  case tensor(Tensor<Double>)
  /// A list of tensors of doubles.
  case tensors([Tensor<Double>])
  /// A whole number.
  case count(Int)
  /// A list of whole numbers: a shape, axes, places.
  case counts([Int])
  /// Yes or no.
  case flag(Bool)
  /// A word.
  case text(String)
  /// A function, step by step.
  case program(Program)
  /// Several results by name.
  case fields([String: Datum])

  /// The kinds of data.
  public enum Kind: String, Sendable, Hashable {
    case number, vector, matrix, tensor, tensors, count, counts, flag, text, program, fields
  }

  /// What kind of datum it is.
  public var kind: Kind {
    switch self {
    case .number: .number
    case .vector: .vector
    case .matrix: .matrix
    case .tensor: .tensor
    case .tensors: .tensors
    case .count: .count
    case .counts: .counts
    case .flag: .flag
    case .text: .text
    case .program: .program
    case .fields: .fields
    }
  }

  private func wrongKind(_ wanted: Kind) -> SubjectError {
    .malformed("a \(kind.rawValue) stands where a \(wanted.rawValue) is due")
  }

  /// The double; throws `SubjectError.malformed` for another kind.
  public func asNumber() throws(SubjectError) -> Double {
    guard case .number(let value) = self else { throw wrongKind(.number) }
    return value
  }
  /// The list of doubles; throws `SubjectError.malformed` for another kind.
  public func asVector() throws(SubjectError) -> [Double] {
    guard case .vector(let value) = self else { throw wrongKind(.vector) }
    return value
  }
  /// The matrix; throws `SubjectError.malformed` for another kind.
  public func asMatrix() throws(SubjectError) -> Matrix<Double> {
    guard case .matrix(let value) = self else { throw wrongKind(.matrix) }
    return value
  }
  /// The tensor; throws `SubjectError.malformed` for another kind.
  public func asTensor() throws(SubjectError) -> Tensor<Double> {
    guard case .tensor(let value) = self else { throw wrongKind(.tensor) }
    return value
  }
  /// The list of tensors; throws `SubjectError.malformed` for another kind.
  public func asTensors() throws(SubjectError) -> [Tensor<Double>] {
    guard case .tensors(let value) = self else { throw wrongKind(.tensors) }
    return value
  }
  /// The whole number; throws `SubjectError.malformed` for another kind.
  public func asCount() throws(SubjectError) -> Int {
    guard case .count(let value) = self else { throw wrongKind(.count) }
    return value
  }
  /// The list of whole numbers; throws `SubjectError.malformed` for another kind.
  public func asCounts() throws(SubjectError) -> [Int] {
    guard case .counts(let value) = self else { throw wrongKind(.counts) }
    return value
  }
  /// Yes or no; throws `SubjectError.malformed` for another kind.
  public func asFlag() throws(SubjectError) -> Bool {
    guard case .flag(let value) = self else { throw wrongKind(.flag) }
    return value
  }
  /// The word; throws `SubjectError.malformed` for another kind.
  public func asText() throws(SubjectError) -> String {
    guard case .text(let value) = self else { throw wrongKind(.text) }
    return value
  }
  /// The program; throws `SubjectError.malformed` for another kind.
  public func asProgram() throws(SubjectError) -> Program {
    guard case .program(let value) = self else { throw wrongKind(.program) }
    return value
  }
  /// Results by name; throws `SubjectError.malformed` for another kind.
  public func asFields() throws(SubjectError) -> Fields {
    guard case .fields(let value) = self else { throw wrongKind(.fields) }
    return Fields(values: value)
  }
}

/// Several results of a function, by name.
public struct Fields: Sendable, Equatable {
  /// The results.
  public let values: [String: Datum]

  private func value(_ name: String) throws(SubjectError) -> Datum {
    guard let value = values[name] else { throw .malformed("there is no field \(name)") }
    return value
  }

  /// The field as a double.
  public func number(_ name: String) throws(SubjectError) -> Double { try value(name).asNumber() }
  /// The field as a list of doubles.
  public func vector(_ name: String) throws(SubjectError) -> [Double] { try value(name).asVector() }
  /// The field as a matrix.
  public func matrix(_ name: String) throws(SubjectError) -> Matrix<Double> {
    try value(name).asMatrix()
  }
  /// The field as a tensor.
  public func tensor(_ name: String) throws(SubjectError) -> Tensor<Double> {
    try value(name).asTensor()
  }
  /// The field as a list of tensors.
  public func tensors(_ name: String) throws(SubjectError) -> [Tensor<Double>] {
    try value(name).asTensors()
  }
  /// The field as a whole number.
  public func count(_ name: String) throws(SubjectError) -> Int { try value(name).asCount() }
  /// The field as a list of whole numbers.
  public func counts(_ name: String) throws(SubjectError) -> [Int] { try value(name).asCounts() }
}
