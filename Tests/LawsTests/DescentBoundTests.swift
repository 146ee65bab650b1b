import Exact
import Laws
import Testing

@Suite struct DescentBoundTests {
  private func step(_ beta1: Double, _ beta2: Double, _ t: Int) throws -> Double? {
    try Bound.adamStep(eta: 1, beta1: beta1, beta2: beta2, step: t)?.amount.roundedToDouble()
  }

  @Test func `a step of Adam is bounded by the inequality of Cauchy and Schwarz`() throws {
    // 1/√(1 − 0.81/0.999) in the first step, and 0.1/√(0.001·(1 − 0.81/0.999)) at last.
    #expect(try #require(try step(0.9, 0.999, 1)).rounded(toPlaces: 3) == 2.299)
    #expect(try #require(try step(0.9, 0.999, 2000)).rounded(toPlaces: 2) == 6.76)
    #expect(try #require(try step(0.9, 0.999, 40_000)).rounded(toPlaces: 2) == 7.27)
  }

  @Test func `with a memory of squares that is too short there is no bound`() throws {
    #expect(try step(0.99, 0.5, 3) == nil)
    #expect(try step(0.5, 0.25, 3) == nil)
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let power = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return (self * power).rounded() / power
  }
}
