import Formats
import Laws

/// An answer to a request: `{"id":1,"value":11.0}`, or
/// `{"id":1,"error":{"kind":"shapes","message":"…"}}`.
public enum Answer {
  /// The kind of the error of a function that a program does not have.
  public static let missing = RequestError.Kind.missing.rawValue

  /// What a subject answers to a line, as a line without its end; every line has an answer.
  public static func line(to request: [UInt8], by subject: Subject) -> String {
    let called: Request
    do throws(RequestError) {
      called = try Request(line: request)
    } catch {
      return line(error.id, kind: error.kind.rawValue, message: error.message)
    }
    do {
      let value = try subject.call(called.function, arguments: called.arguments)
      return JSON.Output.object([
        (name: "id", value: called.id),
        (name: "value", value: value.json(fields: called.function.fields)),
      ]).compact()
    } catch SubjectError.refused(let kind, let message) {
      return line(called.id, kind: kind, message: message)
    } catch SubjectError.missing(let function) {
      return line(
        called.id, kind: missing, message: "\(subject.name) has no function \(function)")
    } catch {
      return line(called.id, kind: "failed", message: "\(error)")
    }
  }

  private static func line(_ id: JSON.Output, kind: String, message: String) -> String {
    JSON.Output.object([
      (name: "id", value: id),
      (
        name: "error",
        value: .object([
          (name: "kind", value: .string(kind)), (name: "message", value: .string(message)),
        ])
      ),
    ]).compact()
  }

  /// Reads the answer to a request.
  ///
  /// - Throws: `SubjectError.refused` or `.missing` where it is an error, and `.failed` where it is
  ///   no answer to this request.
  public static func value(_ line: [UInt8], to request: Request) throws(SubjectError) -> Datum {
    let asked = shortened(request)
    let json: JSON
    do throws(JSONError) {
      json = try JSON.read(line, as: .strict, limits: Request.limits)
    } catch {
      let text = SafeText.line(String(decoding: line.prefix(400), as: UTF8.self), limit: 80)
      throw .failed(request: asked, reason: "the answer “\(text)” is not JSON")
    }
    guard let id = json["id"] else {
      throw .failed(request: asked, reason: "the answer has no id")
    }
    guard id.output == request.id else {
      throw .failed(
        request: asked,
        reason: "the answer has the id \(SafeText.line(id.output.compact(), limit: 40))")
    }
    if let error = json["error"] {
      guard let kind = error["kind"]?.string, let message = error["message"]?.string else {
        throw .failed(request: asked, reason: "the error has no kind and message")
      }
      if kind == missing { throw .missing(function: request.function.name) }
      throw .refused(kind: kind, message: message)
    }
    guard let value = json["value"] else {
      throw .failed(request: asked, reason: "the answer has neither value nor error")
    }
    let function = request.function
    do throws(DatumError) {
      return try Datum(value, as: function.result, named: "value", fields: function.fields)
    } catch {
      throw .failed(request: asked, reason: "the answer does not fit (\(error.description))")
    }
  }

  /// A request as it stands in messages: the whole line, or the beginning of a long one.
  static func shortened(_ request: Request) -> String {
    SafeText.line(request.line, limit: 300)
  }
}
