import Exact
import Formats
import Laws

/// Why a JSON value is no datum of a kind: where, and what is wrong.
public struct DatumError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What the value is: the name of an argument or of a field, with the place in it.
  public let place: String
  /// What is wrong.
  public let reason: String

  /// The place and the reason in one line.
  public var description: String { "\(place): \(reason)" }
}

extension Datum {
  /// Reads a datum of a kind.
  ///
  /// Numbers are JSON numbers, rounded to the nearest double, or strings: a hexadecimal number as
  /// `"0x1.8p3"`, `"inf"`, `"-inf"`, `"nan"`. A matrix is an array of rows or an object of shape
  /// and data; a tensor is the latter. A program is an object of steps.
  ///
  /// - Parameters:
  ///   - json: the value.
  ///   - kind: what it should be.
  ///   - name: what it is called in errors.
  ///   - fields: the names and kinds of several results.
  /// - Throws: `DatumError` with the first place that does not fit.
  public init(
    _ json: JSON, as kind: Kind, named name: String, fields: [Function.Parameter] = []
  ) throws(DatumError) {
    let place = Place(name: name)
    switch kind {
    case .number: self = .number(try place.number(json))
    case .vector: self = .vector(try place.list(json, "an array of numbers", Place.number))
    case .matrix: self = .matrix(try place.matrix(json))
    case .tensor: self = .tensor(try place.tensor(json))
    case .tensors: self = .tensors(try place.list(json, "an array of tensors", Place.tensor))
    case .count: self = .count(try place.count(json))
    case .counts: self = .counts(try place.list(json, "an array of whole numbers", Place.count))
    case .flag:
      guard let value = json.boolean else { throw place.expected("true or false", json) }
      self = .flag(value)
    case .text:
      guard let text = json.string else { throw place.expected("a string", json) }
      self = .text(text)
    case .program: self = .program(try place.program(json))
    case .fields: self = .fields(try place.fields(json, fields))
    }
  }
}

/// A place in an argument or a result, for errors.
struct Place {
  let name: String

  func element(_ index: Int) -> Place { Place(name: "\(name)[\(index)]") }

  func error(_ reason: String) -> DatumError { DatumError(place: name, reason: reason) }

  func expected(_ wanted: String, _ json: JSON) -> DatumError {
    error("\(wanted) is expected, not \(json.kindInWords)")
  }

  func number(_ json: JSON) throws(DatumError) -> Double {
    if let literal = json.number, let value = Double(literal) { return value }
    guard let text = json.string else { throw expected("a number", json) }
    switch text {
    case "inf": return .infinity
    case "-inf": return -.infinity
    case "nan": return .nan
    default: break
    }
    let digits = text.drop { $0 == "-" }
    guard text.utf8.count - digits.utf8.count <= 1,
      digits.hasPrefix("0x") || digits.hasPrefix("0X"),
      let value = Double(text)
    else {
      throw error(
        "a number is expected, or a string as \"0x1.8p3\", \"inf\", \"-inf\", \"nan\", "
          + "not “\(SafeText.line(text, limit: 40))”")
    }
    return value
  }

  func count(_ json: JSON) throws(DatumError) -> Int {
    guard let literal = json.number else { throw expected("a whole number", json) }
    guard let value = Int(literal) else {
      throw error("a whole number of 64 bits is expected, not \(SafeText.line(literal, limit: 40))")
    }
    return value
  }

  func list<Element>(
    _ json: JSON, _ wanted: String, _ read: (Place) -> (JSON) throws(DatumError) -> Element
  ) throws(DatumError) -> [Element] {
    guard let elements = json.elements else { throw expected(wanted, json) }
    var values: [Element] = []
    values.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      values.append(try read(self.element(index))(element))
    }
    return values
  }

  func matrix(_ json: JSON) throws(DatumError) -> Matrix<Double> {
    if json.members != nil {
      let (shape, data) = try shaped(json)
      guard shape.count == 2 else { throw error("the shape of a matrix has two numbers") }
      do {
        return try Matrix(rowCount: shape[0], columnCount: shape[1], elements: data)
      } catch {
        throw self.error("\(data.count) numbers do not fill the shape \(shape)")
      }
    }
    guard let rows = json.elements else { throw expected("an array of rows", json) }
    var values: [[Double]] = []
    for (index, row) in rows.enumerated() {
      values.append(try element(index).list(row, "a row, an array of numbers,", Place.number))
      guard values[index].count == values[0].count else {
        throw error(
          "row \(index) has \(values[index].count) numbers, and row 0 has \(values[0].count)")
      }
    }
    do { return try Matrix(rows: values) } catch { throw self.error("the rows differ in length") }
  }

  func tensor(_ json: JSON) throws(DatumError) -> Tensor<Double> {
    let (shape, data) = try shaped(json)
    do {
      return try Tensor(shape: shape, elements: data)
    } catch {
      throw self.error("\(data.count) numbers do not fill the shape \(shape)")
    }
  }

  private func shaped(_ json: JSON) throws(DatumError) -> (shape: [Int], data: [Double]) {
    guard let members = json.members, let shape = json["shape"], let data = json["data"],
      members.count == 2
    else {
      throw error(
        "an object {\"shape\": […], \"data\": […]} is expected"
          + (json.members == nil ? ", not \(json.kindInWords)" : ""))
    }
    return (
      try Place(name: name + ".shape").list(shape, "an array of whole numbers", Place.count),
      try Place(name: name + ".data").list(data, "an array of numbers", Place.number)
    )
  }

  func fields(
    _ json: JSON, _ declared: [Function.Parameter]
  ) throws(DatumError) -> [String: Datum] {
    guard let members = json.members else {
      throw expected("an object with \(declared.map(\.name).joined(separator: ", "))", json)
    }
    for member in members where !declared.contains(where: { $0.name == member.name }) {
      throw error("there is no field \(SafeText.line(member.name, limit: 40))")
    }
    var values: [String: Datum] = [:]
    for field in declared {
      guard let value = json[field.name] else { throw error("the field \(field.name) is missing") }
      values[field.name] = try Datum(value, as: field.kind, named: "\(name).\(field.name)")
    }
    return values
  }
}
