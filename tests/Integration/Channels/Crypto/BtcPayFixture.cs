using Payments.Channels;
using Payments.Channels.Crypto;
using Payments.Tests.Integration.Channels.Contract;

namespace Payments.Tests.Integration.Channels.Crypto;

public sealed class BtcPayFixture : ContractFixture
{
    private const string Store = "2Zcxy7TG1ufQmHSdRq3gQ4vkTx4sMT1j";
    private const string Secret = "whsec_btcpay_test";

    private readonly HttpClient _customer = new();
    private readonly CallbackReceiver _callbacks = new();

    public override IChannelFactory Factory { get; } = new BtcPayFactory();

    /// <summary>The customer chooses how to pay at the checkout page.</summary>
    public override string ApprovingToken => "none";

    internal CallbackReceiver Callbacks => _callbacks;

    public CryptoCallbacks Reader { get; } = new("main", [Secret], TimeProvider.System);

    protected override string BasePath => "btcpay/";

    protected override IReadOnlyDictionary<string, string> Credentials { get; } = new Dictionary<string, string> { ["store_id"] = Store, ["api_key"] = "k1" };

    protected override IReadOnlyDictionary<string, string> WrongCredentials { get; } = new Dictionary<string, string> { ["store_id"] = Store, ["api_key"] = "k2" };

    protected override IReadOnlyList<string> Options =>
        ["--btcpay-store", Store, "--btcpay-api-key", "k1", "--btcpay-webhook-url", _callbacks.Url.AbsoluteUri, "--btcpay-webhook-secret", Secret];

    public override Task Approve(ChannelAnswer.CustomerAction action) => Pay(action, "paid");

    public async Task Pay(ChannelAnswer.CustomerAction action, string outcome)
    {
        using var answer = await _customer.GetAsync(new Uri(action.Redirect + "?outcome=" + outcome));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What an operator does at BTCPay.</summary>
    public async Task<HttpResponseMessage> Mark(string invoice, string status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Process.Url, $"btcpay/api/v1/stores/{Store}/invoices/{invoice}/status"))
        {
            Content = new StringContent($$"""{"status":"{{status}}"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "token k1");
        return await _customer.SendAsync(request);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _customer.Dispose();
        _callbacks.Dispose();
    }
}
