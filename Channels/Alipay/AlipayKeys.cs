using System.Security.Cryptography;

namespace Payments.Channels.Alipay;

/// <summary>RSA keys as Alipay's key tool writes them: in PEM, or its base64 alone.</summary>
internal static class AlipayKeys
{
    private const int LeastBits = 2048;

    public static string? PrivateFault(string text) => Fault(text, isPrivate: true);

    public static string? PublicFault(string text) => Fault(text, isPrivate: false);

    public static RSAParameters Read(string text, bool isPrivate)
    {
        using var rsa = RSA.Create();
        if (text.Contains("-----BEGIN", StringComparison.Ordinal)) rsa.ImportFromPem(text);
        else Import(rsa, Convert.FromBase64String(text), isPrivate);
        return rsa.ExportParameters(isPrivate);
    }

    private static void Import(RSA rsa, byte[] key, bool isPrivate)
    {
        if (!isPrivate)
        {
            rsa.ImportSubjectPublicKeyInfo(key, out _);
            return;
        }

        try
        {
            rsa.ImportPkcs8PrivateKey(key, out _);
        }
        catch (CryptographicException)
        {
            // The key tool's "non-Java" form.
            rsa.ImportRSAPrivateKey(key, out _);
        }
    }

    private static string? Fault(string text, bool isPrivate)
    {
        try
        {
            return Read(text, isPrivate).Modulus!.Length * 8 >= LeastBits ? null : $"RSA2 takes keys of at least {LeastBits} bits.";
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or ArgumentException)
        {
            return isPrivate ? "It is no RSA private key in PEM or base64." : "It is no RSA public key in PEM or base64.";
        }
    }
}
