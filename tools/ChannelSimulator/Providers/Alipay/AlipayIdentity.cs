using System.Security.Cryptography;
using System.Text;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>The application that may call, and Alipay's own key, which is new at every start where none is given.</summary>
internal sealed class AlipayIdentity
{
    private readonly RSAParameters _own;

    public AlipayIdentity(SimulatorOptions options)
    {
        AppId = options.AlipayAppId;
        using var own = RSA.Create(2048);
        if (options.AlipayPrivateKey is { } given) own.ImportPkcs8PrivateKey(Convert.FromBase64String(given), out _);
        _own = own.ExportParameters(includePrivateParameters: true);
        PublicKey = Convert.ToBase64String(own.ExportSubjectPublicKeyInfo());
        if (options.AlipayAppPublicKey is not { } application) return;
        using var theirs = RSA.Create();
        theirs.ImportSubjectPublicKeyInfo(Convert.FromBase64String(application), out _);
        AppKey = theirs.ExportParameters(includePrivateParameters: false);
    }

    public string AppId { get; }

    /// <summary>Null until one is given: then no application is known.</summary>
    public RSAParameters? AppKey { get; }

    public string PublicKey { get; }

    public string Sign(string text)
    {
        using var rsa = RSA.Create(_own);
        return Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
