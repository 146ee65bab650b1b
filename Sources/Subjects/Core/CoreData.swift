import Exact
import Laws
import MathCore

// Laws and core have matrices and tensors of their own, because neither sees the other; they meet here.

extension MathCore.Matrix {
  init(_ matrix: Exact.Matrix<Double>) throws(MathError) {
    try self.init(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements)
  }
}

extension MathCore.Tensor {
  init(_ tensor: Exact.Tensor<Double>) throws(MathError) {
    try self.init(shape: tensor.shape, elements: tensor.elements)
  }
}

extension Datum {
  /// A matrix of the core.
  init(_ matrix: MathCore.Matrix) throws {
    self = .matrix(
      try Exact.Matrix(
        rowCount: matrix.rowCount, columnCount: matrix.columnCount, elements: matrix.elements))
  }

  /// A tensor of the core.
  init(_ tensor: MathCore.Tensor) throws {
    self = .tensor(
      try Exact.Tensor(shape: tensor.shape, elements: tensor.elements))
  }
}

extension Datum {
  /// Tensors of the core.
  init(_ tensors: [MathCore.Tensor]) throws {
    self = .tensors(
      try tensors.map { try Exact.Tensor(shape: $0.shape, elements: $0.elements) })
  }
}

/// The arguments of a call as the core takes them.
struct CoreArguments {
  let data: [Datum]

  func datum(_ index: Int) throws -> Datum {
    guard data.indices.contains(index) else {
      throw SubjectError.malformed("argument \(index + 1) is not there")
    }
    return data[index]
  }

  func number(_ index: Int) throws -> Double { try datum(index).asNumber() }
  func vector(_ index: Int) throws -> [Double] { try datum(index).asVector() }
  func matrix(_ index: Int) throws -> MathCore.Matrix {
    try MathCore.Matrix(datum(index).asMatrix())
  }
  func tensor(_ index: Int) throws -> MathCore.Tensor {
    try MathCore.Tensor(datum(index).asTensor())
  }
  func tensors(_ index: Int) throws -> [MathCore.Tensor] {
    try datum(index).asTensors().map { try MathCore.Tensor($0) }
  }
  func count(_ index: Int) throws -> Int { try datum(index).asCount() }
  func counts(_ index: Int) throws -> [Int] { try datum(index).asCounts() }
  func flag(_ index: Int) throws -> Bool { try datum(index).asFlag() }
  func text(_ index: Int) throws -> String { try datum(index).asText() }
}

/// A function of the core as a subject has it: its errors are refusals.
func answering(
  _ body: @escaping @Sendable (CoreArguments) throws -> Datum
) -> Subject.Implementation {
  { data in
    do {
      return try body(CoreArguments(data: data))
    } catch let error as MathError {
      throw SubjectError.refused(kind: error.kind, message: error.description)
    }
  }
}
