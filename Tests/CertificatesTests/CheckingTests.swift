import Certificates
import Exact
import Testing

/// The error with which a text is refused; nil if it is a certificate that holds.
func refusal(_ text: String) -> CertificateError? {
  do {
    try Certificate(text).check()
    return nil
  } catch {
    return error
  }
}

@Suite struct CheckingTests {
  @Test func `certificates written by hand hold`() {
    for text in Handwritten.all {
      let error = refusal(text)
      #expect(error == nil, "\(error?.message ?? ""): \(text)")
    }
  }

  @Test func `what is written reads back to the same certificate`() throws {
    for text in Handwritten.all {
      let certificate = try Certificate(text)
      #expect(certificate.text == text)
      #expect(try Certificate(certificate.text) == certificate)
    }
  }
}
