import Exact
import Formulas
import Testing

/// What a bare number says: its value, its last place, its digits and its unit.
struct DecimalLiteralTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let value: String
    let quantum: String
    let digits: Int
    let decimals: Int
    var unit: Unit?
    var isPercentage = false
    var isRounded = true

    var testDescription: String { text }
  }

  @Test(
    "Value, last place, digits, places and unit are as written",
    arguments: [
      Row(text: "24", value: "24", quantum: "1", digits: 2, decimals: 0, isRounded: false),
      Row(text: "-7", value: "-7", quantum: "1", digits: 1, decimals: 0, isRounded: false),
      Row(text: "−−7", value: "7", quantum: "1", digits: 1, decimals: 0, isRounded: false),
      Row(text: "0.96", value: "24/25", quantum: "1/100", digits: 2, decimals: 2),
      Row(text: ".774", value: "387/500", quantum: "1/1000", digits: 3, decimals: 3),
      Row(text: "+5.0", value: "5", quantum: "1/10", digits: 2, decimals: 1),
      Row(text: "5.", value: "5", quantum: "1", digits: 1, decimals: 0),
      Row(text: "0.00", value: "0", quantum: "1/100", digits: 0, decimals: 2),
      Row(text: "0.0500", value: "1/20", quantum: "1/10000", digits: 3, decimals: 4),
      Row(text: "1.31e5", value: "131000", quantum: "1000", digits: 3, decimals: 0),
      Row(text: "1.5E−3", value: "3/2000", quantum: "1/10000", digits: 2, decimals: 4),
      Row(text: "1.5e–3", value: "3/2000", quantum: "1/10000", digits: 2, decimals: 4),
      Row(
        text: "77.4 %", value: "387/500", quantum: "1/1000", digits: 3, decimals: 3,
        isPercentage: true),
      Row(
        text: "31%", value: "31/100", quantum: "1/100", digits: 2, decimals: 2, isPercentage: true,
        isRounded: false),
      Row(
        text: "16.26°", value: "813/50", quantum: "1/100", digits: 4, decimals: 2, unit: .degrees),
      Row(
        text: "0.2838 rad", value: "1419/5000", quantum: "1/10000", digits: 4, decimals: 4,
        unit: .radians),
      Row(text: "1.5 bits", value: "3/2", quantum: "1/10", digits: 2, decimals: 1, unit: .bits),
      Row(
        text: "16°15'37\"", value: "58537/3600", quantum: "1/3600", digits: 6, decimals: 4,
        unit: .degrees),
      Row(text: "-16°30′", value: "-33/2", quantum: "1/60", digits: 4, decimals: 2, unit: .degrees),
      Row(text: "０．９６", value: "24/25", quantum: "1/100", digits: 2, decimals: 2),
      Row(text: "１．３１ｅ５", value: "131000", quantum: "1000", digits: 3, decimals: 0),
      Row(text: "𝟎.𝟗𝟔", value: "24/25", quantum: "1/100", digits: 2, decimals: 2),
      Row(text: "8×", value: "8", quantum: "1", digits: 1, decimals: 0, isRounded: false),
      Row(text: " 8x ", value: "8", quantum: "1", digits: 1, decimals: 0, isRounded: false),
    ])
  func literal(row: Row) throws {
    let literal = try #require(DecimalLiteral(row.text, .answer))
    #expect(literal.value.description == row.value)
    #expect(literal.quantum.description == row.quantum)
    #expect(literal.significantDigits == row.digits)
    #expect(literal.decimals == row.decimals)
    #expect(literal.unit == row.unit)
    #expect(literal.isPercentage == row.isPercentage)
    #expect(literal.isRounded == row.isRounded)
    // What a literal says is what the formula means.
    let formula = try Formula(row.text, .answer).expression.evaluate()
    let real = try #require(formula.scalar)
    #expect(try real.order(literal.real(bareUnit: nil)) == .equal)
  }

  @Test("Brackets about a number mean nothing, and degrees may be raised")
  func bracketed() throws {
    let plain = try #require(DecimalLiteral("16.26°", .answer))
    for text in [
      #"16.26^\circ"#, #"16.26^{\circ}"#, "(16.26)°", "{16.26}°", "((16.26°))", #"\boxed{16.26°}"#,
      "-(-16.26)°",
    ] {
      let literal = try #require(DecimalLiteral(text, .answer), "\(text)")
      #expect(literal.value == plain.value && literal.unit == plain.unit, "\(text)")
      #expect(literal.significantDigits == 4 && literal.cell == plain.cell, "\(text)")
    }
    #expect(DecimalLiteral("(0.774", .answer) == nil && DecimalLiteral("0.774)", .answer) == nil)
    #expect(DecimalLiteral("(0.774}", .answer) == nil)
  }

  @Test("Anything else is a formula, not a bare number")
  func noLiteral() {
    for text in [
      "", " ", "-", "x", "π", "24/25", "√25", "1+1", "2π", "0,96", "1 2", "24:7", "(5", "(5)(6)",
      "5!", "5²",
      "[5]", "1e999999999", "5 %%", "5 foo", "1.2.3", "½", "5 bits nats", "16°15", "2 deg %",
    ] {
      #expect(DecimalLiteral(text, .answer) == nil, "\(text)")
    }
    #expect(DecimalLiteral("8x", Vocabulary(names: ["x"], readsRatios: true)) == nil)
    #expect(DecimalLiteral("8×", Vocabulary()) == nil)
    #expect(DecimalLiteral("5 bit", Vocabulary(names: ["bit"])) == nil)
  }

  @Test("A rounded number stands for half a unit of its last place on each side")
  func cells() throws {
    let rounded = try #require(DecimalLiteral("0.686", .answer)).cell
    #expect(rounded.lower == (try Rational(1371, over: 2000)))
    #expect(rounded.upper == (try Rational(1373, over: 2000)))
    let whole = try #require(DecimalLiteral("24", .answer)).cell
    #expect(whole.lower == 24 && whole.upper == 24)
    let percentage = try #require(DecimalLiteral("77.4%", .answer)).cell
    #expect(percentage.lower == (try Rational(1547, over: 2000)))
  }

  @Test("A number without a unit is read in the unit that is asked for")
  func bareUnit() throws {
    let angle = try #require(DecimalLiteral("180.0", .answer))
    #expect(try angle.real(bareUnit: .degrees).order(.pi) == .equal)
    #expect(try angle.real(bareUnit: .radians).asRational == 180)
    let radians = try #require(DecimalLiteral("2 rad", .answer))
    #expect(try radians.real(bareUnit: .degrees).asRational == 2)
  }
}
