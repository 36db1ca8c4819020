using System.Security.Cryptography;
using Payments.Channels;
using Payments.Channels.Alipay;
using Payments.Money;
using Payments.Tests.Integration.Channels.Contract;

namespace Payments.Tests.Integration.Channels.Alipay;

/// <summary>An application and an Alipay with keys of this run's own.</summary>
public sealed class AlipayFixture : ContractFixture
{
    private const string AppId = "2021001122334455";

    private readonly RSA _application = RSA.Create(2048);
    private readonly RSA _alipay = RSA.Create(2048);
    private readonly HttpClient _customer = new();

    public override IChannelFactory Factory { get; } = new AlipayFactory();

    /// <summary>The customer chooses how to pay after scanning.</summary>
    public override string ApprovingToken => "none";

    /// <summary>Nobody but us has seen a code whose answer was lost.</summary>
    public override bool FindsLostCharges => false;

    /// <summary>A code is answered without an amount.</summary>
    public override IReadOnlyCollection<string> FaultsChargesCannotShow => ["other_amount", "other_currency"];

    public override IReadOnlyList<Amount> Amounts { get; } = [new(1234, "CNY"), new(1, "CNY"), new(10_000_000_000, "CNY"), new(5000, "JPY"), new(999, "EUR")];

    public RSAParameters PublicKey => _alipay.ExportParameters(includePrivateParameters: false);

    protected override string BasePath => "alipay/gateway.do";

    protected override IReadOnlyDictionary<string, string> Credentials => new Dictionary<string, string>
    {
        ["app_id"] = AppId, ["private_key"] = _application.ExportPkcs8PrivateKeyPem(), ["public_key"] = _alipay.ExportSubjectPublicKeyInfoPem(),
    };

    protected override IReadOnlyDictionary<string, string> WrongCredentials
    {
        get
        {
            using var other = RSA.Create(2048);
            return new Dictionary<string, string>(Credentials) { ["private_key"] = other.ExportRSAPrivateKeyPem() };
        }
    }

    protected override IReadOnlyList<string> Options =>
    [
        "--alipay-app-id", AppId,
        "--alipay-app-public-key", Convert.ToBase64String(_application.ExportSubjectPublicKeyInfo()),
        "--alipay-private-key", Convert.ToBase64String(_alipay.ExportPkcs8PrivateKey()),
    ];

    /// <summary>A cancellation is of the trade, by the trade's number.</summary>
    public override string KeyOf(VoidOrder order, ChargeOrder charge) => charge.AttemptId;

    /// <summary>A request as an application signs it, changed afterwards; the answer's text.</summary>
    public async Task<string> Raw(IReadOnlyDictionary<string, string> fields, Action<Dictionary<string, string>>? tamper = null)
    {
        var text = string.Join('&', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
        var signed = new Dictionary<string, string>(fields)
        {
            ["sign"] = Convert.ToBase64String(_application.SignData(System.Text.Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        };
        tamper?.Invoke(signed);
        using var content = new FormUrlEncodedContent(signed);
        using var answer = await _customer.PostAsync(new Uri(Process.Url, BasePath), content);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Everything that the gateway wants of a question for a trade that there is none of.</summary>
    public static Dictionary<string, string> Question(DateTimeOffset time) => new()
    {
        ["app_id"] = AppId, ["method"] = "alipay.trade.query", ["format"] = "JSON", ["charset"] = "utf-8", ["sign_type"] = "RSA2", ["version"] = "1.0",
        ["timestamp"] = time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        ["biz_content"] = """{"out_trade_no":"att_none"}""",
    };

    /// <summary>An adapter that was given the key of another Alipay.</summary>
    public IPaymentChannel WithAnotherAlipay()
    {
        using var other = RSA.Create(2048);
        var credentials = new Dictionary<string, string>(Credentials) { ["public_key"] = Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()) };
        return Factory.Create(new ChannelAccount("alipay", "main", new Uri(Process.Url, BasePath), credentials), TimeProvider.System);
    }

    public override Task Approve(ChannelAnswer.CustomerAction action) => Scan(action, "paid");

    public async Task Scan(ChannelAnswer.CustomerAction action, string outcome)
    {
        using var answer = await _customer.GetAsync(new Uri(action.Redirect + "?outcome=" + outcome));
        answer.EnsureSuccessStatusCode();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _application.Dispose();
        _alipay.Dispose();
        _customer.Dispose();
    }
}
