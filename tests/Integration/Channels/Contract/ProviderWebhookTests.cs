using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Payments.Channels;

namespace Payments.Tests.Integration.Channels.Contract;

/// <summary>The simulator signs webhooks as the providers say that they do, so that our readers take them.</summary>
public sealed class ProviderWebhookTests(StripeFixture stripe, PayPalFixture paypal) : IClassFixture<StripeFixture>, IClassFixture<PayPalFixture>
{
    [Fact]
    public async Task Stripe_ChargeSucceeds_TellsTheEndpoint()
    {
        using var receiver = new Receiver();
        using var client = new HttpClient { BaseAddress = new Uri(stripe.Process.Url, "stripe/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_simulator");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["url"] = receiver.Url.AbsoluteUri, ["enabled_events[0]"] = "*" });
        using var made = await client.PostAsync("v1/webhook_endpoints", form);
        var secret = JsonElement.Parse(await made.Content.ReadAsStringAsync()).GetProperty("secret").GetString()!;
        var order = stripe.Order();

        await stripe.Channel.Charge(order, default);

        var callback = await receiver.Genuine(new StripeCallbacks("main", [secret], TimeProvider.System), order.AttemptId);
        Assert.Equal((AttemptKind.Charge, order.Amount), (callback.Kind, callback.Amount));
        Assert.IsType<ChannelAnswer.Succeeded>(callback.Answer);
    }

    [Fact]
    public async Task PayPal_OrderApprovedAndCaptured_TellsTheAddressBoth()
    {
        using var receiver = new Receiver();
        using var client = new HttpClient { BaseAddress = new Uri(paypal.Process.Url, "paypal/") };
        using var rsa = RSA.Create();
        rsa.ImportFromPem(await client.GetStringAsync("simulator/public-key"));
        var webhook = await Subscribe(client, receiver.Url);
        var order = paypal.Order();
        var reader = new PayPalCallbacks("main", webhook, rsa.ExportParameters(false), TimeProvider.System);

        var action = Assert.IsType<ChannelAnswer.CustomerAction>(await paypal.Channel.Charge(order, default));
        await paypal.Approve(action);
        var approved = await receiver.Genuine(reader, order.AttemptId);
        Assert.IsType<ChannelAnswer.Unknown>(approved.Answer);
        var query = new QueryOrder(order.AttemptId, AttemptKind.Charge, order.Amount, order.MerchantAccount, Reference: action.Reference);
        var succeeded = await paypal.Channel.Query(query, default);

        await Eventually.HoldsAsync(() => receiver.Received.Count >= 2, "the capture is told");
        Assert.Equal(succeeded, (await receiver.Genuine(reader, order.AttemptId)).Answer);
    }

    private static async Task<string> Subscribe(HttpClient client, Uri url)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Post, "v1/oauth2/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }),
        };
        asking.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("paypal_client:paypal_secret"u8));
        using var token = await client.SendAsync(asking);
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", JsonElement.Parse(await token.Content.ReadAsStringAsync()).GetProperty("access_token").GetString());
        using var body = new StringContent($$"""{"url":"{{url}}","event_types":[{"name":"*"}]}""", Encoding.UTF8, "application/json");
        using var made = await client.PostAsync("v1/notifications/webhooks", body);
        return JsonElement.Parse(await made.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
    }

    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Receiver()
        {
            Url = new Uri($"http://127.0.0.1:{FreePort.Next()}/hooks/");
            _listener.Prefixes.Add(Url.AbsoluteUri);
            _listener.Start();
            _ = Take();
        }

        public Uri Url { get; }

        public ConcurrentQueue<(byte[] Body, Dictionary<string, string> Headers)> Received { get; } = new();

        /// <summary>The last callback about the attempt.</summary>
        public async Task<ChannelCallback> Genuine(ICallbackReader reader, string attempt)
        {
            ChannelCallback? found = null;
            await Eventually.HoldsAsync(
                () => (found = Received.Select(one => reader.Read(one.Body, one.Headers)).OfType<CallbackReading.Genuine>().LastOrDefault(one => one.Callback.AttemptId == attempt)?.Callback) is not null,
                $"a callback about {attempt} came");
            return found!;
        }

        public void Dispose() => _listener.Close();

        private async Task Take()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    Received.Enqueue((body.ToArray(), context.Request.Headers.AllKeys.ToDictionary(name => name!.ToLowerInvariant(), name => context.Request.Headers[name]!)));
                    context.Response.StatusCode = 204;
                    context.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
