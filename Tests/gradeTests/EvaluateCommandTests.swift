import Foundation
import TestSupport
import Testing

@Suite struct EvaluateCommandTests {
  /// The digits are those of mpmath with 60 digits.
  @Test(arguments: [
    ("0.96", "24/25"), ("'dot(a,b)/(norm(a)*norm(b))' 'a=[3,4]' 'b=[4,3]'", "24/25"),
    ("'log(2)'", "0.69314718055994530942"), ("'√2^2'", "2"), ("-3", "-3"),
    ("'a*x' a=2 'x=[1,2]'", "[2, 4]"),
    ("--digits 50 'log(2)'", "0.69314718055994530941723212145817656807550013436026"),
    ("-n 50 'sqrt(2)'", "1.4142135623730950488016887242096980785696718753769"),
    ("-n 50 'pi'", "3.1415926535897932384626433832795028841971693993751"),
    ("-n 3 'exp(1)'", "2.72"),
  ])
  func `a value is a fraction or correctly rounded digits`(call: String, value: String) throws {
    let outcome = try shell("grade evaluate \(call)")
    #expect(outcome.output == value + "\n" && outcome.code == 0 && outcome.messages == "")
  }

  @Test func `an error is told with a caret below its place`() throws {
    let outcome = try shell("grade evaluate '2*(3'")
    #expect(
      outcome.messages == """
        grade evaluate: column 3: the bracket `(` is not closed
          2*(3
            ^

        """)
    #expect(outcome.code == 2 && outcome.output == "")
  }

  @Test(arguments: [
    "'1/0'", "'log(0)'", "x", "'9^9^9^9'", "1e999999999", "'factorial(1000000)'", "--digits 0 1",
    "--digits 1001 1", "1 pi=3", "1 =3", "''", "\"$(printf '%0100000d' 0 | tr 0 '(')\"",
  ])
  func `what cannot be computed is refused`(call: String) throws {
    let outcome = try shell("grade evaluate \(call)")
    #expect(outcome.code == 2 && outcome.output == "")
    #expect((1...3).contains(outcome.messageLines.count), "\(outcome.messages)")
    #expect(outcome.messages.hasPrefix("grade evaluate: "))
  }
}
