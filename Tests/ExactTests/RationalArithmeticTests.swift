import Exact
import PropertyTesting
import TestSupport
import Testing

struct RationalArithmeticTests {
  @Test func `fractions are in lowest terms, with a positive denominator`() throws {
    #expect(try Rational(6, over: -4).description == "-3/2")
    #expect(try Rational(0, over: -4).description == "0")
  }

  @Test func `powers, and what they refuse`() throws {
    #expect(try Rational(0).power(0) == 1)
    #expect(try Rational(-2).power(-3) == Rational(-1, over: 8))
    #expect(throws: ArithmeticError.divisionByZero) { try Rational.zero.power(-1) }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational.one / .zero }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational.zero.reciprocal() }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(1, over: 0) }
  }

  @Test func `rounding to integers`() throws {
    // quarters: floor, ceiling, nearest or even
    for (quarters, floor, ceiling, nearest) in [
      (-7, -2, -1, -2), (-6, -2, -1, -2), (-2, -1, 0, 0), (-1, -1, 0, 0), (0, 0, 0, 0),
      (1, 0, 1, 0), (2, 0, 1, 0), (3, 0, 1, 1), (4, 1, 1, 1), (6, 1, 2, 2), (10, 2, 3, 2),
    ] {
      let x = try Rational(Integer(quarters), over: 4)
      #expect(x.floor == Integer(floor), "\(x)")
      #expect(x.ceiling == Integer(ceiling), "\(x)")
      #expect(x.nearestInteger == Integer(nearest), "\(x)")
    }
  }

  @Test func `powers of two scale exactly`() throws {
    let x = try Rational(-3, over: 8)
    #expect(x.scaled(byTwoToThe: 3) == -3)
    #expect(x.scaled(byTwoToThe: -2) == (try Rational(-3, over: 32)))
    #expect(Rational(Integer(12), timesTwoToThe: -3) == (try Rational(3, over: 2)))
    #expect(Rational(Integer(3), timesTwoToThe: 2) == 12)
    #expect(Rational(Integer.zero, timesTwoToThe: -2) == 0)
  }

  @Test func `changing one value changes no other`() throws {
    let original = try Rational(1, over: 3)
    var copy = original
    copy += 1
    #expect(original == (try Rational(1, over: 3)))
    #expect(copy == (try Rational(4, over: 3)))
    copy = original
    copy -= 1
    #expect(copy == (try Rational(-2, over: 3)))
    copy = original
    copy *= 6
    #expect(copy == 2)
    #expect(original == (try Rational(1, over: 3)))

    var a = try Rational(3, over: 7)
    a += a
    #expect(a == (try Rational(6, over: 7)))
    a *= a
    #expect(a == (try Rational(36, over: 49)))
    let before = a
    a -= a
    #expect(a == 0)
    #expect(before == (try Rational(36, over: 49)))

    var values = [original, original]
    values[0] += values[1]
    #expect(values == [try Rational(2, over: 3), original])
  }

  @Test func `equal rationals have equal hashes`() throws {
    let a = try Rational(2, over: 6)
    let b = try Rational(-1, over: -3)
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(Set([a, b, -a, try a.reciprocal()]).count == 3)
  }

  @Test func `tasks read shared values at the same time`() async throws {
    let numbers = Generator<Rational>.rationals(words: 3).array(exactly: 200)
    let shared = try #require(replay(numbers, seed: 4, caseNumber: 50))
    let total = shared.reduce(Rational.zero, +)
    let results = await withTaskGroup(of: Rational.self) { group in
      for task in 0..<16 {
        group.addTask {
          var sum = Rational.zero
          var first = shared[task]  // shares its storage with the array, until it is changed
          for index in shared.indices {
            sum += shared[(index * 7 + task) % shared.count]
            first *= shared[task]
          }
          return sum
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results == Array(repeating: total, count: 16))
    #expect(total == shared.reversed().reduce(Rational.zero, +))
  }
}
