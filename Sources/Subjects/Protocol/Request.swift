import Formats
import Laws

/// A call of a function as a line of JSON: `{"id":1,"call":"dot","args":[[1,2],[3,4]]}`.
public struct Request: Sendable {
  /// What the answer repeats: a number or a string.
  public let id: JSON.Output
  /// The function.
  public let function: Function
  /// Its arguments.
  public let arguments: [Datum]

  /// The largest line that is read.
  public static let limits = JSON.Limits(bytes: 256 << 20)

  /// A call.
  public init(id: JSON.Output, _ function: Function, _ arguments: [Datum]) {
    self.id = id
    self.function = function
    self.arguments = arguments
  }

  /// The call as a line, without its end.
  public var line: String {
    JSON.Output.object([
      (name: "id", value: id), (name: "call", value: .string(function.name)),
      (name: "args", value: .array(arguments.map { $0.json() })),
    ]).compact()
  }

  /// Reads a line.
  ///
  /// - Throws: `RequestError` with what is wrong, and the id as far as it could be read.
  public init(line: [UInt8]) throws(RequestError) {
    let json: JSON
    do throws(JSONError) {
      json = try JSON.read(line, as: .strict, limits: Self.limits)
    } catch {
      throw RequestError(.request, "byte \(error.offset): \(error.description)")
    }
    guard let members = json.members else {
      throw RequestError(.request, "a request is an object, not \(json.kindInWords)")
    }
    let id = try Self.id(json)
    for member in members where !["id", "call", "args"].contains(member.name) {
      let name = SafeText.line(member.name, limit: 40)
      throw RequestError(id: id, .request, "a request has id, call and args, and no “\(name)”")
    }
    let function = try Self.function(json, id)
    guard let arguments = json["args"]?.elements else {
      throw RequestError(id: id, .request, "args is missing: an array of the arguments")
    }
    self.init(id: id, function, try Self.arguments(arguments, of: function, id))
  }

  private static func id(_ json: JSON) throws(RequestError) -> JSON.Output {
    guard let id = json["id"] else { throw RequestError(.request, "id is missing") }
    guard id.string != nil || id.number != nil else {
      throw RequestError(.request, "id is a number or a string, not \(id.kindInWords)")
    }
    return id.output
  }

  private static func function(
    _ json: JSON, _ id: JSON.Output
  ) throws(RequestError) -> Function {
    guard let name = json["call"]?.string else {
      throw RequestError(id: id, .request, "call is missing: the name of a function")
    }
    if let function = Function.named(name) { return function }
    let nearest = Spelling.nearest(to: name, among: Function.all.map(\.name))
    throw RequestError(
      id: id, .missing,
      "there is no function \(SafeText.line(name, limit: 40))"
        + (nearest.map { "; did you mean \($0)?" } ?? "; `verify answer --list` prints all"))
  }

  private static func arguments(
    _ written: [JSON], of function: Function, _ id: JSON.Output
  ) throws(RequestError) -> [Datum] {
    let parameters = function.parameters
    guard written.count == parameters.count else {
      let names = parameters.map { "\($0.name): \($0.kind.rawValue)" }.joined(separator: ", ")
      let noun = parameters.count == 1 ? "argument" : "arguments"
      let isWithOptions = written.count == parameters.count + 1 && written.last?.members != nil
      throw RequestError(
        id: id, .arguments,
        "\(function.name) takes \(parameters.count) \(noun) (\(names)), "
          + (isWithOptions ? "and no options" : "not \(written.count)"))
    }
    var arguments: [Datum] = []
    for (json, parameter) in zip(written, parameters) {
      do throws(DatumError) {
        arguments.append(try Datum(json, as: parameter.kind, named: parameter.name))
      } catch {
        throw RequestError(id: id, .arguments, "\(function.name): \(error.description)")
      }
    }
    return arguments
  }
}

/// Why a line is no call.
public struct RequestError: Error, Equatable, Sendable {
  /// The kinds, by their stable names.
  public enum Kind: String, Sendable {
    /// The line is no request.
    case request
    /// The function does not exist.
    case missing
    /// The arguments are not those that the function takes.
    case arguments
  }

  /// The id of the request; `null` where it could not be read.
  public let id: JSON.Output
  /// What kind of error it is.
  public let kind: Kind
  /// What is wrong, in one line.
  public let message: String

  init(id: JSON.Output = .null, _ kind: Kind, _ message: String) {
    self.id = id
    self.kind = kind
    self.message = message
  }
}
