/// A method of descent between two of its steps: parameters, and what else it remembers.
///
/// A stepper is a value. A copy of it keeps the state before a step, which can be looked at, drawn
/// or continued in another way. A step that is refused leaves the state as it was.
public protocol Stepper: Sendable {
  /// The parameters after the steps so far.
  var parameters: [Double] { get }
  /// How many steps have been made.
  var stepCount: Int { get }
  /// Where the next gradient is to be taken; the parameters, unless a method looks ahead.
  var gradientPoint: [Double] { get }

  /// Makes a step, given the gradient at `gradientPoint`.
  ///
  /// - Throws: `shapes`; `notFinite` for a gradient with an element that is not a finite number,
  ///   and where a parameter would leave the range of doubles; `domain` where the schedule has no
  ///   rate.
  /// - Complexity: O(n) for n parameters.
  mutating func step(gradient: [Double]) throws(MathError)
}

extension Stepper {
  /// The parameters.
  public var gradientPoint: [Double] { parameters }
}

extension Requirements {
  /// Throws unless a gradient fits the parameters and has finite elements.
  static func gradient(
    _ gradient: [Double], for stepper: some Stepper, in function: String
  ) throws(MathError) {
    guard gradient.count == stepper.parameters.count else {
      throw .shapes(function: function, [stepper.parameters.count], [gradient.count])
    }
    try finite(gradient, "the gradient of step \(stepper.stepCount + 1)", in: function)
  }

  /// Throws where a step has led out of the range of doubles.
  static func reached(
    _ parameters: [Double], from stepper: some Stepper, in function: String
  ) throws(MathError) {
    try finite(parameters, "the parameters after step \(stepper.stepCount + 1)", in: function)
  }

  /// Throws unless a number is finite and in a domain.
  static func number(
    _ value: Double, _ argument: String, _ condition: String, in function: String,
    _ holds: (Double) -> Bool
  ) throws(MathError) {
    try finite(value, argument, in: function)
    guard !holds(value) else { return }
    throw .outsideDomain(
      function: function, argument: argument, value: value.description, condition: condition)
  }

  /// Throws unless a count is in a domain.
  static func count(
    _ value: Int, _ argument: String, in range: ClosedRange<Int>, of function: String
  ) throws(MathError) {
    guard !range.contains(value) else { return }
    let condition =
      range.upperBound == .max
      ? "\(range.lowerBound) or more" : "between \(range.lowerBound) and \(range.upperBound)"
    throw .outsideDomain(
      function: function, argument: argument, value: value.description, condition: condition)
  }
}
