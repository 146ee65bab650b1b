import Testing

@testable import Exact

/// Pairs of unequal constants that a wrong rule, a lost branch or floating point would call equal.
@Suite struct ClosedFormUnequalTests {
  /// The pairs that are called equal, or whose order is not found.
  private func confused(_ pairs: [(String, String)]) -> [String] {
    pairs.compactMap { left, right in
      do {
        let (a, b) = (try RealNotation.real(left), try RealNotation.real(right))
        if try ClosedForm.rationalValue(of: try a - b)?.isZero == true {
          return "\(left) = \(right) was proved"
        }
        return try a.order(b) == .equal ? "\(left) = \(right)" : nil
      } catch {
        return "\(left) = \(right): \(error)"
      }
    }
  }

  @Test func `a tiny addend`() {
    let tiny = "0.000000000000000000000000000001"
    #expect(
      confused([
        ("sqrt(2)+sqrt(3)", "sqrt(5+2*sqrt(6))+\(tiny)"),
        ("0.5*log(25/21)", "log(5)-0.5*log(21)+\(tiny)"),
        ("log(8)/log(2)", "3+\(tiny)"), ("tan(pi/4)", "1+\(tiny)"),
        ("acos(24/25)", "2*atan(1/7)-\(tiny)"),
        ("e^(log(3))", "3-\(tiny)"), ("sin(1)^2+cos(1)^2", "1-\(tiny)"),
        ("log(1+e)", "log(1+e+\(tiny))"),
        ("sqrt(2)", "sqrt(2+\(tiny))"), ("cos(pi/3)", "cos(pi/3+\(tiny))"),
        ("exp(pi)", "exp(pi+\(tiny))"),
        ("atan(1/7)", "atan(1/7+\(tiny))"), ("2^pi", "2^(pi-\(tiny))"),
        ("asin(1/3)", "asin(1/3-\(tiny))"),
        ("1/(1+e^-70)", "1"), ("tanh(50)", "1"), ("10^30", "10^30+\(tiny)"),
        ("log(2)", "log(2+\(tiny))"),
        ("2^-99", "2^-98"), ("exp(-100)", "0"), ("sqrt(1+\(tiny))", "1"),
      ]) == [])
  }

  @Test func `approximations that are famous`() {
    #expect(
      confused([
        ("pi", "355/113"), ("pi", "22/7"), ("pi", "3.14159265358979323846264338327950288"),
        ("e", "2.71828182845904523536028747135266249"), ("e", "19/7"), ("sqrt(2)", "99/70"),
        ("e^(pi*sqrt(163))", "262537412640768744"), ("exp(pi)-pi", "20"), ("pi^4+pi^5", "e^6"),
        ("sqrt(2)+sqrt(3)", "pi"), ("log(640320^3+744)/sqrt(163)", "pi"),
        ("cos(1)", "0.5403023058681398"),
        ("sin(11)", "-1"), ("(1+sqrt(5))/2", "1.618033988749894848204586834365638"),
        ("log(2)", "0.693147180559945309417232121458177"), ("163/log(163)", "32"),
        ("sqrt(29)*sqrt(2)", "7.6157731058639082856"), ("2143^(1/4)/22^(1/4)", "pi"),
      ]) == [])
  }

  @Test func `formulas with a changed coefficient`() {
    #expect(
      confused([
        ("16*atan(1/5)-4*atan(1/239)", "pi+4*atan(1/1000000)"),
        ("16*atan(1/5)-4*atan(1/238)", "pi"),
        ("16*atan(1/5)-3*atan(1/239)", "pi"), ("15*atan(1/5)-4*atan(1/239)", "pi"),
        ("atan(1)+atan(2)+atan(3)", "0"), ("atan(1/2)+atan(1/3)", "-3*pi/4"),
        ("12*atan(1/18)+8*atan(1/57)-5*atan(1/238)", "pi/4"), ("acos(24/25)", "atan(1/7)"),
        ("acos(24/25)", "2*atan(1/8)"), ("acos(24/25)", "atan(24/7)"),
        ("0.3*log(0.6)+0.7*log(1.4)", "0"),
        ("0.3*log(0.6)+0.7*log(1.4)", "0.3*log(0.6)-0.7*log(7/5)"),
        ("log(8)/log(2)", "log(9)/log(2)"),
        ("0.5*log(25/21)", "log(5)-log(21)"), ("sqrt(8)", "2*sqrt(3)"),
        ("2^(1/3)*4^(1/3)", "2^(1/2)*4^(1/4)+1/9"),
        ("sqrt(5+2*sqrt(6))", "sqrt(3)-sqrt(2)"), ("sqrt(3-2*sqrt(2))", "sqrt(2)+1"),
        ("log(3)+log(4)", "log(7)"), ("log(6)/log(2)", "log(3)"), ("(1+sqrt(2))*(1-sqrt(2))", "1"),
        ("sqrt(4294967311)*sqrt(4294967357)", "sqrt(4294967311*4294967359)"),
        ("1/(1+e^-2)+1/(1+e^2)", "1+1/1000"), ("1/(1+e^-2)", "e^2/(1-e^2)"),
      ]) == [])
  }

  @Test func `the wrong branch or sign`() {
    #expect(
      confused([
        ("sqrt((1-sqrt(2))^2)", "1-sqrt(2)"), ("sqrt((pi-4)^2)", "pi-4"),
        ("sqrt(9-6*pi+pi^2)", "3-pi"),
        ("sqrt(16-8*pi+pi^2)", "pi-4"), ("abs(1-sqrt(2))", "1-sqrt(2)"), ("asin(sin(2))", "2"),
        ("acos(cos(4))", "4"), ("atan(tan(2))", "2"), ("acos(cos(-1))", "-1"),
        ("asin(cos(4))", "pi/2-4"),
        ("atan(2)+atan(-1/2)", "pi/2"), ("atan(-3)", "pi/2+atan(1/3)"),
        ("atan(-pi)", "pi/2-atan(1/pi)"),
        ("acos(-3/5)", "acos(3/5)"), ("acos(-3/5)", "asin(4/5)"), ("asin(sqrt(8)/3)", "acos(-1/3)"),
        ("sin(pi+1)", "sin(1)"), ("cos(pi/2+1)", "sin(1)"), ("sin(-1)", "sin(1)"),
        ("tan(pi-1)", "tan(1)"),
        ("cos(4*pi/5)", "cos(pi/5)"), ("cos(3*pi/8)", "cos(5*pi/8)"), ("sin(7*pi/6)", "1/2"),
        ("log(log(2)^2)", "2*log(2)"), ("cos(4)", "sqrt(1-sin(4)^2)"), ("cos(2*acos(1/3))", "7/9"),
        ("asin(sin(sqrt(5)))", "sqrt(5)"), ("asin(sin(-sqrt(5)))", "-sqrt(5)"),
        ("acos(cos(sqrt(17)))", "sqrt(17)"), ("acos(cos(-sqrt(2)))", "-sqrt(2)"),
        ("atan(tan(sqrt(5)))", "sqrt(5)"), ("atan(tan(-sqrt(5)))", "-sqrt(5)"),
        ("sqrt(cos(sqrt(5))^2)", "cos(sqrt(5))"), ("asin(cos(sqrt(17)))", "pi/2-sqrt(17)"),
        ("max(sqrt(2), 1)", "1"), ("max(-sqrt(2), -1)", "-sqrt(2)"), ("sqrt(sin(4)^2)", "sin(4)"),
        ("sinh(-1)", "sinh(1)"), ("tanh(-1)", "tanh(1)"), ("cosh(1)", "sinh(1)"),
        ("(sin(4)^2)^(3/2)", "sin(4)^3"), ("log(sin(4)^2)", "log(sin(3)^2)"),
        ("tan(atan(2)/2)", "-(1+sqrt(5))/2"), ("(log(1/2)^2)^(1/2)", "log(1/2)"),
      ]) == [])
  }

  @Test func `what is not rational is not called so`() throws {
    let irrational = [
      "pi", "e", "sqrt(2)", "log(2)", "log(3)/log(2)", "sqrt(2)+sqrt(3)", "pi/e", "cos(1)",
      "atan(2)",
      "asin(1/3)", "cos(pi/7)", "cos(pi/5)", "sqrt(1+sqrt(2))", "2^sqrt(2)", "log(pi)",
      "exp(exp(1))",
    ]
    for text in irrational {
      #expect(try ClosedForm.rationalValue(of: RealNotation.real(text)) == nil, "\(text)")
    }
  }
}
