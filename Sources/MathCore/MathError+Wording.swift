extension MathError: CustomStringConvertible {
  /// The error in one line, for a person.
  public var description: String {
    switch self {
    case .shapes(let function, let left, let right):
      "\(function): the shapes \(Self.text(left)) and \(Self.text(right)) do not fit"
    case .notSquare(let function, let shape):
      "\(function): the matrix is \(Self.text(shape)), and should be square"
    case .notScalar(let function, let shape):
      "\(function): the value has the shape \(Self.text(shape)), and should be a single number"
    case .empty(let function):
      "\(function): there is nothing to compute it from"
    case .notFinite(let function, let argument, let index, let value):
      "\(function): element \(index) of \(argument) is \(value), and should be a finite number"
    case .zeroVector(let function, let argument):
      "\(function): \(argument) is the zero vector, which has no direction"
    case .singular(let function, let size, let rank):
      "\(function): the matrix of size \(size) has rank \(rank), so that it has no inverse"
    case .illConditioned(let function, let condition):
      "\(function): the condition number is about \(condition), so that no digit would be right"
    case .outsideDomain(let function, let argument, let value, let condition):
      "\(function): \(argument) is \(value), and should be \(condition)"
    case .notAProbability(let function, let argument, let index, let value):
      "\(function): element \(index) of \(argument) is \(value), and should be in [0, 1]"
    case .notADistribution(let function, let argument, let excess, let allowed):
      "\(function): the sum of \(argument) is 1 \(excess < 0 ? "−" : "+") \(excess.magnitude), "
        + "and should be 1 to within \(allowed)"
    case .notSymmetric(let function, let argument, let row, let column):
      "\(function): \(argument) differs from its transpose in row \(row), column \(column)"
    case .notPositiveDefinite(let function, let argument, let size, let sign):
      "\(function): \(argument) is not positive definite: its leading minor of size \(size) is "
        + (sign < 0 ? "below 0" : "0")
    case .axis(let function, let axis, let rank):
      "\(function): there is no axis \(axis) in a tensor of rank \(rank)"
    case .repeatedAxis(let function, let axes):
      "\(function): the axes \(Self.text(axes)) should each be named once"
    case .elementCount(let function, let count, let shape):
      "\(function): \(count) elements do not fill the shape \(Self.text(shape))"
    case .allMasked(let function, let count):
      "\(function): all \(count) entries are deleted, so that there are no probabilities"
    case .freedTape(let function):
      "\(function): a backward pass has freed the tape; retain it there to go back again"
    case .operation(let function, let step, let underlying):
      "\(function), step \(step): \(underlying)"
    case .notConverged(let function, let steps):
      "\(function): no result after \(steps) steps"
    }
  }

  private static func text(_ shape: [Int]) -> String {
    let items = shape.map(\.description).joined(separator: ", ")
    return shape.count == 1 ? "(\(items),)" : "(\(items))"
  }
}
