import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

@Suite struct TensorRoundingTests {
  private func exactSum(_ numbers: [Double]) throws -> Rational {
    try numbers.reduce(Rational.zero) { $0 + (try Rational($1)) }
  }

  private func mean(_ numbers: [Double]) throws -> Double {
    try Tensors.meanAxes(MathCore.Tensor(shape: [numbers.count], elements: numbers), [0]).elements[
      0]
  }

  private static let greatest = Double.greatestFiniteMagnitude
  private static let least = Double.leastNonzeroMagnitude
  private static let next = 1.0.nextUp
  private static let groups: [[Double]] = [
    [greatest, greatest], [greatest, greatest, 0x1p970], [0 - greatest, 0 - greatest],
    [1, greatest, 0 - greatest], [1, 0x1p53, 1],
    // Ties, to the even neighbour above or below.
    [1, next], [next, next.nextUp], [-1, 0 - next], [least, 0], [least, least, 0],
    [least, least + least], [least, 0, 0], [1, 1, 1, 1, 1, next], [3, -3, 0], [0.1, 0.2, 0.3],
    [-0.0],
  ]

  @Test(arguments: groups)
  func `a mean is the double nearest to the exact one, ties to even`(numbers: [Double]) throws {
    let exact = try exactSum(numbers) / Rational(numbers.count)
    #expect(try mean(numbers) == exact.roundedToDouble())
  }

  @Test func `a mean of zero is the positive one`() throws {
    #expect(try mean([-0.0, -0.0]).sign == .plus)
    #expect(try mean([2.5, -2.5]).sign == .plus)
  }

  @Test func `means and sums of any doubles are correctly rounded`() async {
    await forAll(Generator<Double>.floats().array(count: 1...20)) { numbers in
      let x = try MathCore.Tensor(shape: [numbers.count], elements: numbers)
      let exact = try exactSum(numbers)
      try require(try Tensors.sumAxes(x, [0]).elements == [exact.roundedToDouble()])
      let average = (try exact / Rational(numbers.count)).roundedToDouble()
      try require(try Tensors.meanAxes(x, [0]).elements == [average])
    }
  }

  @Test func `means of neighbours are correctly rounded`() async {
    // Sums of few bits over odd and even counts, where remainders and ties are likely.
    let near = Generator<Int>.integers(in: 0...7).map { 1 + Double($0) * 0x1p-52 }
    await forAll(near.array(count: 1...24)) { numbers in
      let exact = try exactSum(numbers) / Rational(numbers.count)
      try require(try mean(numbers) == exact.roundedToDouble())
    }
  }

  @Test func `entries of einsum are correctly rounded`() async {
    let pairs = tuple(Generator<Double>.floats(), .floats()).array(count: 0...12)
    await forAll(pairs) { pairs in
      let x = try MathCore.Tensor(shape: [pairs.count], elements: pairs.map(\.0))
      let y = try MathCore.Tensor(shape: [pairs.count], elements: pairs.map(\.1))
      let exact = try pairs.reduce(Rational.zero) {
        $0 + (try Rational($1.0)) * (try Rational($1.1))
      }
      try require(try Tensors.einsum("i,i->", x, y).elements == [exact.roundedToDouble()])
    }
  }
}
