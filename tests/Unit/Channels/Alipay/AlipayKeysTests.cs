using System.Security.Cryptography;
using Payments.Channels.Alipay;

namespace Payments.Tests.Unit.Channels.Alipay;

public sealed class AlipayKeysTests : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    [Fact]
    public void Read_EveryForm_TheSameKey()
    {
        string[] privates =
        [
            _key.ExportPkcs8PrivateKeyPem(), _key.ExportRSAPrivateKeyPem(), Convert.ToBase64String(_key.ExportPkcs8PrivateKey()), Convert.ToBase64String(_key.ExportRSAPrivateKey()),
        ];
        string[] publics = [_key.ExportSubjectPublicKeyInfoPem(), Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())];

        Assert.All(privates, text => Assert.Equal(_key.ExportParameters(true).D, AlipayKeys.Read(text, isPrivate: true).D));
        Assert.All(publics, text => Assert.Equal(_key.ExportParameters(false).Modulus, AlipayKeys.Read(text, isPrivate: false).Modulus));
        Assert.All(privates, text => Assert.Null(AlipayKeys.PrivateFault(text)));
        Assert.All(publics, text => Assert.Null(AlipayKeys.PublicFault(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("QUJD")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----")]
    public void Fault_NoKey_SaysSoWithoutRepeatingIt(string text)
    {
        Assert.NotNull(AlipayKeys.PrivateFault(text));
        Assert.NotNull(AlipayKeys.PublicFault(text));
        if (text.Length > 0) Assert.DoesNotContain(text, AlipayKeys.PrivateFault(text)!, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_PublicKeyOrShortKeyForThePrivateOne_Refused()
    {
        using var weak = RSA.Create(1024);

        Assert.NotNull(AlipayKeys.PrivateFault(_key.ExportSubjectPublicKeyInfoPem()));
        Assert.NotNull(AlipayKeys.PrivateFault(weak.ExportPkcs8PrivateKeyPem()));
    }

    public void Dispose() => _key.Dispose();
}
