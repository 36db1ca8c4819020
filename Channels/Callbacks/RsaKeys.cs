using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Payments.Channels;

/// <summary>Public RSA keys in PEM, also inside of a certificate.</summary>
internal static class RsaKeys
{
    public static string? Fault(string text)
    {
        try
        {
            Read(text);
            return null;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or NotSupportedException)
        {
            return "It must be an RSA certificate or public key in PEM.";
        }
    }

    public static RSAParameters Read(string text)
    {
        if (text.Contains("CERTIFICATE", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(text);
            using var certified = certificate.GetRSAPublicKey() ?? throw new CryptographicException("The certificate is for no RSA key.");
            return certified.ExportParameters(includePrivateParameters: false);
        }

        using var key = RSA.Create();
        key.ImportFromPem(text);
        return key.ExportParameters(includePrivateParameters: false);
    }
}
