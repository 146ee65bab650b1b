import Certificates

/// A proof as it stands in evidence: certificates one behind the other.
public enum CheckedProof {
  /// Why a proof does not hold when it is replayed as a reader would; nil if every certificate holds.
  ///
  /// Nothing but the text is used, and nothing that found it.
  public static func fault(in text: String) -> String? {
    do {
      for certificate in try Certificate.all(in: text) { try certificate.check() }
      return nil
    } catch {
      return error.message
    }
  }
}
