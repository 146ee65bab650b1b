/// A formula that is written once for all numbers, with the value that it should have.
///
/// The tester runs `computed` in doubles and `exact` in exact numbers on the same numbers. Where they
/// differ by more than a bound permits, it runs `computed` in exact numbers too, which tells rounding
/// from a wrong formula.
///
/// ```swift
/// struct Discriminant: NumericFormula {
///   func computed<N: Arithmetic>(_ x: [N], _: [Double]) throws -> N {
///     try x[1] * x[1] - 4 * x[0] * x[2]
///   }
///   func exact<N: ExactNumber>(_ x: [N], _: [Double]) throws -> N {
///     try x[1] * x[1] - 4 * x[0] * x[2]
///   }
/// }
/// ```
public protocol NumericFormula<Input> {
  /// What a generator draws: the numbers, and whatever else the formula depends on, such as a shape.
  associatedtype Input

  /// The numbers of an input.
  func numbers(of input: Input) -> [Double]

  /// The value as the implementation computes it.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of the input, or others in their places.
  ///   - input: all that the formula depends on but the numbers.
  func computed<Number: Arithmetic>(_ numbers: [Number], _ input: Input) throws -> Number

  /// The value by definition; throws `Discard` where there is none to be tested.
  func exact<Number: ExactNumber>(_ numbers: [Number], _ input: Input) throws -> Number
}

extension NumericFormula where Input == [Double] {
  /// The input itself.
  public func numbers(of input: [Double]) -> [Double] { input }
}
