import Testing

@Suite struct BinomialTests {
  private struct Row {
    let trials: Int
    let probability: Double
    let count: Int
    let exact: Double
  }

  private static let rows = [
    // Ten throws of a coin: 1 + 10 + 45 = 56 of 1,024 outcomes have at most two heads.
    Row(trials: 10, probability: 0.5, count: 2, exact: 56 / 1024),
    Row(trials: 10, probability: 0.5, count: 0, exact: 1 / 1024),
    Row(trials: 10, probability: 0.5, count: 10, exact: 1),
    // Three throws with a chance of one in four: 27/64 without success, 54/64 with at most one.
    Row(trials: 3, probability: 0.25, count: 0, exact: 27 / 64),
    Row(trials: 3, probability: 0.25, count: 1, exact: 54 / 64),
    Row(trials: 3, probability: 0.75, count: 1, exact: 10 / 64),
    Row(trials: 1, probability: 0.125, count: 0, exact: 0.875),
    Row(trials: 60, probability: 0.5, count: 0, exact: 0x1p-60),
    Row(trials: 900, probability: 0.5, count: 0, exact: 0x1p-900),
  ]

  @Test func `the tails`() {
    let wrong = Self.rows.filter { row in
      let permitted = row.exact * 8 * Double(row.trials + 1) * 0x1p-53
      let binomial = Binomial(trials: row.trials, probability: row.probability)
      let lower = binomial.tails(of: row.count).atMost
      let mirrored = Binomial(trials: row.trials, probability: 1 - row.probability)
      let upper = mirrored.tails(of: row.trials - row.count).atLeast
      return (lower - row.exact).magnitude > permitted || (upper - row.exact).magnitude > permitted
    }
    #expect(wrong.map(\.trials) == [])
  }

  @Test func `a count is plausible until its tail is too thin`() {
    let coins = Binomial(trials: 40, probability: 0.5)
    // At most 3 heads have 1 + 40 + 780 + 9,880 = 10,701 of 2⁴⁰ outcomes, 0.97·10⁻⁸; at most 2 have
    // 821, 0.75·10⁻⁹.
    #expect(coins.isPlausible(3, falseAlarm: 1.9e-8) && !coins.isPlausible(3, falseAlarm: 2e-8))
    #expect(coins.isPlausible(3) && coins.isPlausible(2) && !coins.isPlausible(1))
    #expect(coins.isPlausible(37) && !coins.isPlausible(39) && coins.isPlausible(20))
  }
}
