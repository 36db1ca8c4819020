using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Payments.Keys;
using Payments.Signing;

namespace Payments.Tests.Unit.Signing;

/// <summary>The worked example of docs/signing.md is what the platform computes.</summary>
public sealed class SigningDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "docs/signing.md"));

    [Fact]
    public void Example_Recomputed_SameDigestAndSignature()
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(Value("body")));
        var text = SignedRequest.Text(Value("method"), Value("target"), Value("timestamp"), Value("nonce"), digest);

        Assert.Equal(Value("digest"), Convert.ToHexStringLower(digest));
        Assert.Equal(Value("signature"), Convert.ToHexStringLower(SignedRequest.Sign(new SecretText(Value("signing secret")), text)));
    }

    [Fact]
    public void SigningSecret_OfAKey_HasTheDocumentedForm()
    {
        var secret = new KeyPepper(new byte[32]).SigningSecret("mk_test_x");

        Assert.Equal(Value("signing secret").Length, secret.Reveal.Length);
        Assert.StartsWith("ss_", secret.Reveal, StringComparison.Ordinal);
        Assert.NotEqual(secret, new KeyPepper(new byte[32]).SigningSecret("mk_test_y"));
    }

    private static string Value(string name) => Regex.Match(Text, $"^{name} +(\\S.*)$", RegexOptions.Multiline).Groups[1].Value;
}
