import Testing

@testable import Exact

@Suite struct RealTests {
  private func real(_ text: String) throws -> Real { try RealNotation.real(text) }

  @Test func `what is rational by construction stays rational`() throws {
    let table: [(String, Rational)] = [
      ("exp(0)", 1), ("log(1)", 0), ("sqrt(49)", 7), ("sin(0)", 0), ("cos(0)", 1), ("tan(0)", 0),
      ("atan(0)", 0), ("asin(0)", 0), ("acos(1)", 0), ("sinh(0)", 0), ("cosh(0)", 1),
      ("tanh(0)", 0),
      ("8^(2/3)", 4), ("8^(-1/3)", try Rational(1, over: 2)), ("log(exp(3))", 3),
      ("exp(log(7))", 7),
      ("0*pi", 0), ("0/pi", 0), ("abs(-3)", 3), ("max(2, 3)", 3), ("pi^0", 1),
      ("(16/81)^(3/4)", try Rational(8, over: 27)),
    ]
    for (text, value) in table { #expect(try real(text).asRational == value, "\(text)") }
  }

  @Test func `a value that is proved rational is recognised`() throws {
    #expect(try real("log(8)/log(2)").recognised().asRational == 3)
    #expect(try real("sqrt(2)*sqrt(2)").recognised().asRational == 2)
    #expect(try real("atan(1)/pi").recognised().asRational == Rational(1, over: 4))
    #expect(try real("pi").recognised().asRational == nil)
    #expect(try real("2^(log(8)/log(2))").asRational == 8)
    #expect(try real("(-2)^(log(8)/log(2))").asRational == -8)
  }

  @Test func `numbers outside a domain are refused with the function's name`() throws {
    func refused(_ text: String) -> String? {
      do {
        _ = try real(text)
        return nil
      } catch ArithmeticError.outsideDomain(let function, _) {
        return function
      } catch {
        return "\(error)"
      }
    }
    #expect(refused("log(0)") == "log")
    #expect(refused("log(-1)") == "log")
    #expect(refused("log(1-sqrt(2))") == "log")
    #expect(refused("log(sqrt(2)*sqrt(2)-2)") == "log")
    #expect(refused("asin(2)") == "asin")
    #expect(refused("acos(-1.5)") == "acos")
    #expect(refused("asin(sqrt(2))") == "asin")
    #expect(refused("sqrt(-1)") == "power")
    #expect(refused("(-8)^(1/3)") == "power")
    #expect(refused("(1-sqrt(2))^(1/2)") == "power")
    #expect(refused("(-2)^pi") == "power")
    #expect(refused("asin(sqrt(2)*sqrt(2)-1)") == nil)
  }

  @Test func `an argument at the edge of a domain is recognised`() throws {
    #expect(try real("acos(sqrt(2)*sqrt(2)-1)").asRational == 0)
    #expect(try real("asin(sqrt(2)*sqrt(2)/2)").order(real("pi/2")) == .equal)
    #expect(try real("sqrt(sqrt(2)*sqrt(2)-2)").asRational == 0)
  }

  @Test func `a division by zero is refused, also where zero has to be proved`() throws {
    for text in [
      "1/0", "pi/0", "0/0", "1/(sqrt(2)*sqrt(2)-2)", "0^-1", "(sqrt(2)*sqrt(2)-2)^-2",
      "0/(log(8)-3*log(2))",
    ] {
      #expect(throws: ArithmeticError.divisionByZero, "\(text)") { try real(text) }
    }
    #expect(throws: ArithmeticError.self) { try real("tan(pi/2)") }
  }

  @Test func `powers follow the laws and the conventions`() throws {
    #expect(try real("0^0").asRational == 1)
    #expect(try real("0^2").asRational == 0)
    #expect(try real("0^pi").asRational == 0)
    #expect(try real("(-2)^3").asRational == -8)
    #expect(try real("(-2)^-2").asRational == Rational(1, over: 4))
    #expect(try real("1^pi").asRational == 1)
    #expect(try real("(-1)^1000000000000000000001").asRational == -1)
    #expect(try real("2^0.5*2^0.5").recognised().asRational == 2)
    #expect(try real("(1-sqrt(2))^2").order(real("3-2*sqrt(2)")) == .equal)
    #expect(throws: ArithmeticError.divisionByZero) { try real("0^-0.5") }
  }

  @Test func `values that are too large are refused before they are computed`() throws {
    for text in ["9^9^9", "2^1048577", "10^1000000000000000000000", "(1/3)^9999999999"] {
      do {
        _ = try real(text)
        Issue.record("\(text) was computed")
      } catch ArithmeticError.tooLarge(_, let allowed) {
        #expect(allowed == FuelCost.largestValue, "\(text)")
      }
    }
    // Its binary exponent alone has a hundred bits.
    #expect(throws: ArithmeticError.self) { try real("exp(10^30)") }
    #expect(throws: ArithmeticError.self) { try real("exp(exp(exp(10)))") }
  }

  @Test func `order is decided by enclosure or proof`() throws {
    #expect(try real("sqrt(2)").order(real("1.4")) == .greater)
    #expect(try real("pi").order(real("355/113")) == .less)
    #expect(try real("sqrt(8)").order(real("2*sqrt(2)")) == .equal)
    #expect(try real("e^(pi*sqrt(163))").order(real("262537412640768744")) == .less)
    // 60 digits of π, which the base precision cannot tell from it.
    let digits = "3.14159265358979323846264338327950288419716939937510582097494459"
    #expect(try real("pi").order(real(digits)) == .greater)
    #expect(try real("log(8)-3*log(2)").sign() == .equal)
    #expect(try real("1/3").order(real("0.333333333333333")) == .greater)
  }

  @Test func `decimals are correctly rounded`() throws {
    #expect(try real("acos(0.96)*180/pi").decimal(significantDigits: 7) == "16.26020")
    #expect(try real("pi").decimal(significantDigits: 30) == "3.14159265358979323846264338328")
    #expect(try real("log(2)").decimal(significantDigits: 5) == "0.69315")
    #expect(try real("-sqrt(2)").decimal(significantDigits: 3) == "-1.41")
    #expect(try real("2*exp(1)/exp(1)").decimal(significantDigits: 3) == "2.00")
    #expect(try real("0.3*log(0.6)+0.7*log(1.4)").decimal(significantDigits: 4) == "0.08228")
  }

  @Test func `decimals far from 1 are correctly rounded`() throws {
    // The first by decimal arithmetic of 60 digits, the others from whole roots of 2·4^n.
    let table = [
      ("exp(-1000000000)", 6, "1.24953e-434294482"), ("exp(-387420489)", 6, "2.82514e-168254581"),
      ("sqrt(2)*2^20000", 6, "5.62896e6020"), ("-sqrt(2)*2^20000", 3, "-5.63e6020"),
      ("sqrt(2)*2^10000", 5, "2.8214e3010"),
    ]
    for (text, digits, expected) in table {
      #expect(try real(text).decimal(significantDigits: digits) == expected, "\(text)")
    }
    #expect(try real("exp(-1000000000)").summary == "1.24953e-434294482")
  }

  @Test func `an uncertain value is compared as far as its interval goes`() throws {
    let measured = try Real.within(Rational(19, over: 10), Rational(21, over: 10))
    #expect(measured.isUncertain)
    #expect(try measured.order(Real(3)) == .less)
    #expect(throws: ArithmeticError.undecided) { try measured.order(Real(2)) }
    #expect(throws: ArithmeticError.undecided) { try (measured - measured).sign() }
    #expect(try (measured + .pi).isUncertain)
    #expect(try measured.recognised().asRational == nil)
    #expect(throws: ArithmeticError.undecided) { try Real.one / (measured - Real(2)) }
    #expect(try Real.within(2, 2).asRational == 2)
    #expect(try measured.exp().order(Real(9)) == .less)
  }

  @Test func `a very deep construction is refused and a shared one is not expanded`() throws {
    var deep = Real.pi
    #expect(throws: ArithmeticError.self) {
      for _ in 0...FuelCost.deepestReal { deep = try deep + .pi }
    }
    // 2^60 leaves if every use of a part were converted by itself.
    var shared = try Real.one.exp()
    for _ in 0..<60 { shared = try shared + shared }
    let half = try shared.enclosure(workingPrecision: 200)
    #expect(half.signum == 1)
    #expect(try ClosedForm.rationalValue(of: shared - Real(1 << 60) * Real.one.exp()) == 0)
  }
}
