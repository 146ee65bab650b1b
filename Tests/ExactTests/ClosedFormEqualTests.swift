import Testing

@testable import Exact

/// Pairs of equal constants, by the rule that proves them.
@Suite struct ClosedFormEqualTests {
  /// The pairs whose difference is not proved to be zero, and what went wrong.
  private func unproved(_ pairs: [(String, String)]) -> [String] {
    pairs.compactMap { left, right in
      do {
        let difference = try RealNotation.real(left) - RealNotation.real(right)
        let value = try ClosedForm.rationalValue(of: difference)
        return value == .zero ? nil : "\(left) = \(right): \(value?.description ?? "not proved")"
      } catch {
        return "\(left) = \(right): \(error)"
      }
    }
  }

  @Test func `radicals of integers and fractions`() {
    #expect(
      unproved([
        ("sqrt(2)*sqrt(2)", "2"), ("(1+sqrt(2))*(1-sqrt(2))", "-1"), ("sqrt(8)", "2*sqrt(2)"),
        ("1/sqrt(2)", "sqrt(2)/2"), ("sqrt(6)", "sqrt(2)*sqrt(3)"), ("sqrt(0.5)", "sqrt(2)/2"),
        ("sqrt(12)+sqrt(27)", "5*sqrt(3)"), ("2^(1/3)*4^(1/3)", "2"), ("16^(1/6)", "4^(1/3)"),
        ("sqrt(2)^3", "2*sqrt(2)"), ("sqrt(2)^-3", "sqrt(2)/4"), ("(2/3)^(1/2)", "sqrt(6)/3"),
        ("(sqrt(3)+sqrt(2))^2", "5+2*sqrt(6)"), ("1/(sqrt(3)-sqrt(2))", "sqrt(3)+sqrt(2)"),
        ("(1+sqrt(5))/2*((1+sqrt(5))/2-1)", "1"), ("sqrt(sqrt(2))", "2^(1/4)"),
        ("54^(1/3)", "3*2^(1/3)"), ("(1+sqrt(2)+sqrt(3))*(1+sqrt(2)-sqrt(3))", "2*sqrt(2)"),
        ("1/(1+2^(1/3))", "(1-2^(1/3)+4^(1/3))/3"), ("sqrt(1000003)^2", "1000003"),
        ("24/sqrt(625)", "0.96"), ("sqrt(0.84)", "sqrt(21)/5"),
      ]) == [])
  }

  @Test func `large factors are split where two of them meet`() {
    // 4294967311 and 4294967357 are primes beyond the bound of trial division.
    #expect(
      unproved([
        ("sqrt(4294967311)*sqrt(4294967357)", "sqrt(4294967311*4294967357)"),
        ("sqrt(4294967311*4294967357)/sqrt(4294967357)", "sqrt(4294967311)"),
        ("log(4294967311*4294967357)", "log(4294967311)+log(4294967357)"),
        ("log(4294967311^3)", "3*log(4294967311)"),
        ("sqrt(4294967311^2*4294967357)", "4294967311*sqrt(4294967357)"),
        ("(4294967311^5)^(1/3)", "4294967311*4294967311^(2/3)"),
      ]) == [])
  }

  @Test func `roots of sums`() {
    #expect(
      unproved([
        ("sqrt(5+2*sqrt(6))", "sqrt(2)+sqrt(3)"), ("sqrt(3-2*sqrt(2))", "sqrt(2)-1"),
        ("sqrt(2+sqrt(3))", "(sqrt(6)+sqrt(2))/2"), ("sqrt(1+pi)*sqrt(1+pi)", "1+pi"),
        ("sqrt(4+4*pi)", "2*sqrt(1+pi)"), ("sqrt(pi^2+pi)", "sqrt(pi)*sqrt(1+pi)"),
        ("sqrt(1+sqrt(2))*sqrt(sqrt(2)-1)", "1"), ("1/sqrt(1+pi)", "sqrt(1+pi)/(1+pi)"),
        ("sqrt(1+2*pi+pi^2)", "1+pi"), ("sqrt(9-6*pi+pi^2)", "pi-3"),
        ("(1+pi)^(3/2)", "(1+pi)*sqrt(1+pi)"), ("(1+pi)^(1/3)*(1+pi)^(2/3)", "1+pi"),
        ("sqrt((1+pi)/(2+pi))", "sqrt(1+pi)/sqrt(2+pi)"),
        ("sqrt(2+sqrt(2))*sqrt(2-sqrt(2))", "sqrt(2)"),
        ("sqrt(log(2)^2)", "log(2)"), ("sqrt(log(1/2)*log(1/2))", "log(2)"),
        ("sqrt(14+6*sqrt(5))", "3+sqrt(5)"),
        ("sqrt(-cos(sqrt(5)))*sqrt(-log(log(2)))", "sqrt(cos(sqrt(5))*log(log(2)))"),
      ]) == [])
  }

  @Test func `logarithms of rationals and products`() {
    #expect(
      unproved([
        ("log(8)/log(2)", "3"), ("0.5*log(25/21)", "log(5)-0.5*log(21)"),
        ("0.5*log(25/21)", "-0.5*log(0.84)"), ("log(5/sqrt(21))", "0.5*log(25/21)"),
        ("0.3*log(0.6)+0.7*log(1.4)", "(3*log(3)+7*log(7))/10-log(5)"),
        ("0.3*log(0.6)+0.7*log(1.4)", "0.3*log(0.6)-0.7*log(5/7)"),
        ("0.3*log(0.3/0.5)+0.7*log(0.7/0.5)", "log(2)+0.3*log(0.3)+0.7*log(0.7)"),
        ("log(sqrt(2))", "log(2)/2"), ("log(e^3)", "3"), ("log(2*pi)", "log(2)+log(pi)"),
        ("log(pi^2)", "2*log(pi)"), ("log(1/pi)", "-log(pi)"), ("log(9)/log(27)", "2/3"),
        ("-log(1/2)", "log(2)"), ("log(2*e)", "1+log(2)"), ("log(12)", "2*log(2)+log(3)"),
        ("-0.25*log(0.25)/log(2)-0.75*log(0.75)/log(2)", "2-0.75*log(3)/log(2)"),
        ("log(1.1)+log(10)", "log(11)"), ("log(-log(1/2))", "log(log(2))"),
        ("log(3+2*sqrt(2))", "2*log(1+sqrt(2))"),
      ]) == [])
  }

  @Test func `logarithms of sums`() {
    #expect(
      unproved([
        ("log(e+e^2)", "1+log(1+e)"), ("log(2+2*pi)", "log(2)+log(1+pi)"),
        ("log(1/(1+e^-2))", "-log(1+e^-2)"), ("log(e^2/(1+e^2))", "-log(1+e^-2)"),
        ("log(e^1+e^2+e^3)", "3+log(1+e^-1+e^-2)"), ("log(1+2*pi+pi^2)", "2*log(1+pi)"),
        ("log(1+sqrt(2))+log(sqrt(2)-1)", "0"), ("log((1+pi)*(2+pi))-log(1+pi)", "log(2+pi)"),
        ("log((1+pi)^(1/3))", "log(1+pi)/3"), ("log((1+pi)/(2+pi))", "log(1+pi)-log(2+pi)"),
        ("log(1/(1+e^-2))-2", "-log(1+e^2)"),
      ]) == [])
  }

  @Test func `exponentials and powers`() {
    #expect(
      unproved([
        ("e^(log(3))", "3"), ("e^(2*log(3))", "9"), ("e^(log(2)/2)", "sqrt(2)"), ("e^2*e^-2", "1"),
        ("e^(1/2)*e^(1/2)", "e"), ("exp(1+pi)", "e*exp(pi)"), ("exp(2*pi)", "exp(pi)^2"),
        ("2^pi*3^pi", "6^pi"), ("2^(sqrt(2))*2^(-sqrt(2))", "1"), ("(2^sqrt(2))^sqrt(2)", "4"),
        ("exp(pi*log(2))", "2^pi"), ("e^(log(2)+1)", "2*e"), ("exp(-log(pi))", "1/pi"),
        ("exp(log(1+pi)/2)", "sqrt(1+pi)"), ("exp(2/(1+e))", "exp(1/(1+e))^2"),
        ("exp(-1/2)/sqrt(2*pi)", "1/sqrt(2*pi*e)"), ("9^(log(2)/log(3))", "4"),
        ("exp(exp(1)*2)", "exp(exp(1))^2"), ("4^0.5", "2"), ("pi^sqrt(2)*pi^(1-sqrt(2))", "pi"),
      ]) == [])
  }

  @Test func `hyperbolic functions and the logistic function`() {
    #expect(
      unproved([
        ("tanh(1)", "(e^2-1)/(e^2+1)"), ("cosh(1)^2-sinh(1)^2", "1"),
        ("sinh(2)", "2*sinh(1)*cosh(1)"),
        ("tanh(1/2)/2+1/2", "1/(1+e^-1)"), ("1/(1+e^-2)", "e^2/(1+e^2)"),
        ("1/(1+e^-2)+1/(1+e^2)", "1"),
        ("1/(1+e^-2)-(1/(1+e^-2))^2", "e^2/(1+e^2)^2"),
        ("1/(2+e^1+e^-1)", "1/(4*cosh(1/2)^2)"), ("(1-tanh(1/2)^2)/4", "e^-1/(1+e^-1)^2"),
        ("cosh(log(2))", "5/4"), ("tanh(log(3))", "0.8"), ("tanh(log(3)/2)", "1/2"),
        ("e/(e+e^2+e^3)", "1/(1+e+e^2)"),
        ("e/(e+e^2)+e^2/(e+e^2)", "1"), ("(e^2-1)/(e+1)", "e-1"), ("(e+1)/(e^2+2*e+1)", "1/(1+e)"),
        ("sinh(-1)", "-sinh(1)"),
      ]) == [])
  }

  @Test func `standard angles`() {
    #expect(
      unproved([
        ("tan(pi/4)", "1"), ("cos(pi/3)", "1/2"), ("sin(pi/6)", "1/2"), ("sin(pi)", "0"),
        ("cos(7*pi)", "-1"), ("sin(7*pi)", "0"), ("cos(pi/6)", "sqrt(3)/2"),
        ("sin(-pi/4)", "-sqrt(2)/2"),
        ("tan(pi/8)", "sqrt(2)-1"), ("tan(pi/12)", "2-sqrt(3)"), ("cos(pi/5)", "(1+sqrt(5))/4"),
        ("sin(pi/10)", "(sqrt(5)-1)/4"), ("cos(2*pi/5)+cos(4*pi/5)", "-1/2"),
        ("sin(2*pi/3)", "sqrt(3)/2"), ("cos(101*pi/6)", "-sqrt(3)/2"), ("tan(3*pi/4)", "-1"),
        ("sin(pi/12)", "(sqrt(6)-sqrt(2))/4"), ("sin(pi/8)*cos(pi/8)", "sqrt(2)/4"),
        ("cos(pi/24)^2", "(1+cos(pi/12))/2"), ("sin(pi/7)^2+cos(pi/7)^2", "1"),
        ("sin(5*pi/14)", "cos(pi/7)"), ("cos(8*pi/7)", "-cos(pi/7)"),
        ("sin(3*pi/11)", "sin(8*pi/11)"), ("sin(pi/5)^2", "(5-sqrt(5))/8"),
        ("cos(60*pi/180)", "1/2"), ("cos(pi/10)", "sqrt(10+2*sqrt(5))/4"),
      ]) == [])
  }

  @Test func `sines and cosines of other angles`() {
    #expect(
      unproved([
        ("sin(1)^2+cos(1)^2", "1"), ("sin(-1)", "-sin(1)"), ("cos(-1)", "cos(1)"),
        ("sin(pi/2-1)", "cos(1)"), ("cos(pi/2-1)", "sin(1)"), ("sin(1+2*pi)", "sin(1)"),
        ("cos(1+pi)", "-cos(1)"), ("tan(1+pi)", "tan(1)"), ("sin(2)", "2*sin(1)*cos(1)"),
        ("cos(2)", "1-2*sin(1)^2"), ("tan(1)", "sin(1)/cos(1)"), ("1+tan(1)^2", "1/cos(1)^2"),
        ("sin(1+sqrt(2))", "sin(1)*cos(sqrt(2))+cos(1)*sin(sqrt(2))"),
        ("sin(pi/4+1)", "(sin(1)+cos(1))/sqrt(2)"), ("sin(3)", "3*sin(1)-4*sin(1)^3"),
        ("sin(1/(1+e))", "-sin(-1/(1+e))"), ("sin(1/(1+e))^2+cos(1/(1+e))^2", "1"),
        ("sin(1)^4-cos(1)^4", "2*sin(1)^2-1"), ("1/(1-cos(1)^2)", "1/sin(1)^2"),
        ("sin(1)/(1-cos(1)^2)", "1/sin(1)"),
      ]) == [])
  }

  @Test func `arguments of Gaussian integers`() {
    #expect(
      unproved([
        ("acos(24/25)", "2*atan(1/7)"), ("acos(24/25)", "atan(7/24)"),
        ("acos(24/25)", "asin(7/25)"),
        ("acos(24/25)", "atan(4/3)-atan(3/4)"), ("acos(24/25)", "pi/2-2*atan(3/4)"),
        ("atan(1)/pi", "1/4"), ("16*atan(1/5)-4*atan(1/239)", "pi"),
        ("atan(1/2)+atan(1/3)", "pi/4"),
        ("atan(1)+atan(2)+atan(3)", "pi"), ("4*atan(1/2)-4*atan(1/7)+8*atan(0)", "4*atan(1/3)"),
        ("12*atan(1/18)+8*atan(1/57)-5*atan(1/239)", "pi/4"), ("atan(-1/2)", "-atan(1/2)"),
        ("atan(3)", "pi/2-atan(1/3)"), ("acos(-3/5)", "pi-acos(3/5)"), ("acos(3/5)", "asin(4/5)"),
        ("asin(sqrt(1/5))", "atan(1/2)"), ("acos(2/sqrt(5))", "atan(1/2)"),
        ("5*atan(1/7)+2*atan(3/79)", "pi/4"), ("acos(24/25)*180/pi", "360*atan(1/7)/pi"),
        ("atan(1/4294967311)", "pi/2-atan(4294967311)"),
      ]) == [])
  }

  @Test func `inverse functions of standard and of other values`() {
    #expect(
      unproved([
        ("asin(sqrt(2)/2)", "pi/4"), ("acos(sqrt(3)/2)", "pi/6"), ("asin(1/2)", "pi/6"),
        ("acos(-1/2)", "2*pi/3"), ("atan(sqrt(3))", "pi/3"), ("atan(1/sqrt(3))", "pi/6"),
        ("atan(sqrt(2)-1)", "pi/8"), ("atan(2-sqrt(3))", "pi/12"),
        ("asin((sqrt(6)-sqrt(2))/4)", "pi/12"),
        ("acos((1+sqrt(5))/4)", "pi/5"), ("atan(-2-sqrt(3))", "-5*pi/12"),
        ("asin(1/3)+acos(1/3)", "pi/2"), ("asin(-1/3)", "-asin(1/3)"),
        ("atan(sqrt(2)/4)", "asin(1/3)"), ("asin(sqrt(8)/3)", "acos(1/3)"),
        ("acos(-1/3)", "pi-acos(1/3)"), ("atan(pi)+atan(1/pi)", "pi/2"), ("atan(-pi)", "-atan(pi)"),
        ("sin(asin(1/3))", "1/3"), ("cos(asin(1/3))", "sqrt(8)/3"), ("cos(atan(1/2))", "2/sqrt(5)"),
        ("sin(2*atan(1/2))", "4/5"), ("tan(atan(pi))", "pi"), ("cos(acos(1/3))", "1/3"),
        ("cos(2*acos(1/3))", "-7/9"), ("sin(pi/4+atan(1/2))", "3/sqrt(10)"),
        ("asin(sin(1))", "1"), ("acos(cos(1))", "1"), ("atan(tan(1))", "1"),
        ("cos(acos(1/3)/2)", "sqrt(2/3)"), ("tan(asin(sqrt(2/7)))", "sqrt(2/5)"),
        ("tan(atan(2)/2)", "(sqrt(5)-1)/2"),
      ]) == [])
  }

  @Test func `quotients inside of functions`() {
    #expect(
      unproved([
        ("exp((e^2-1)/(e+1))", "exp(e-1)"), ("sin(1/(pi+pi^2))", "sin((1/pi)/(1+pi))"),
        ("log(pi+1/(1/(pi+pi^2)))", "log(pi)+log(2+pi)"),
        ("cos((1+e)/(1+2*e+e^2))", "cos(1/(1+e))"),
        ("exp(1/(2+2*pi))", "exp(1/(1+pi))^(1/2)"),
        ("sin((1-pi)/(1-2*pi))", "sin((pi-1)/(2*pi-1))"),
      ]) == [])
  }

  @Test func `magnitudes and maxima whose sign is plain`() {
    #expect(
      unproved([
        ("abs(sqrt(2)*sqrt(2)-2)", "0"), ("abs(1-sqrt(2))", "sqrt(2)-1"),
        ("max(sqrt(2)*sqrt(3), sqrt(6))", "sqrt(6)"), ("max(log(8), 3*log(2))", "log(8)"),
        ("abs(log(1/3))", "log(3)"), ("sqrt(cos(sqrt(5))^2)", "-cos(sqrt(5))"),
        ("log(cos(sqrt(5))^2)", "2*log(-cos(sqrt(5)))"), ("asin(sin(sqrt(2)))", "sqrt(2)"),
        ("(cos(sqrt(5))^2)^(3/2)", "-cos(sqrt(5))^3"), ("atan(tan(sqrt(2)))", "sqrt(2)"),
      ]) == [])
  }
}
