using System.Net;
using Payments.Channels;
using Payments.Channels.Simulator;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

[Collection(SimulatorTests.Name)]
public sealed class CallbackTests(SimulatorFixture simulator)
{
    private static readonly SimulatorCallbacks Reader = new(SimulatorProcess.CallbackSecret, TimeProvider.System);

    [Theory]
    [InlineData("succeeded")]
    [InlineData("failed")]
    public async Task Challenge_Answered_EndsTheChargeAndCallsBack(string outcome)
    {
        using var receiver = new CallbackReceiver();
        var order = Orders.Charge("tok_3ds", callbackUrl: receiver.Url);
        var action = Assert.IsType<CustomerAction>(await simulator.Channel.Charge(order, default));
        Assert.True(action.Expires > TimeProvider.System.GetUtcNow());
        Assert.Equal(action, await simulator.Channel.Query(Orders.Query(order), default));

        using var customer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var page = await customer.GetAsync($"{action.Redirect}?outcome={outcome}");

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(order.ReturnUrl, page.Headers.Location);
        var callback = Assert.Single(await Callbacks(receiver, 1));
        Assert.Equal((order.AttemptId, AttemptKind.Charge, order.Amount), (callback.AttemptId, callback.Kind, callback.Amount));
        Assert.Equal(callback.Answer, await simulator.Channel.Query(Orders.Query(order), default));
        if (outcome == "succeeded") Assert.Equal(new Succeeded(action.Reference), callback.Answer);
        else Assert.Equal(DeclineReason.AuthenticationFailed, Assert.IsType<Declined>(callback.Answer).Reason);
        using var again = await customer.GetAsync($"{action.Redirect}?outcome=succeeded");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Processing_Settled_CallsBack()
    {
        using var receiver = new CallbackReceiver();
        var order = Orders.Charge("tok_processing", callbackUrl: receiver.Url);

        var processing = Assert.IsType<Processing>(await simulator.Channel.Charge(order, default));

        var callback = Assert.Single(await Callbacks(receiver, 1));
        Assert.Equal(new Succeeded(processing.Reference), callback.Answer);
        Assert.Equal(order.AttemptId, callback.AttemptId);
    }

    [Fact]
    public async Task RefundProcessing_Settled_CallsBackAboutTheRefund()
    {
        using var receiver = new CallbackReceiver();
        var charge = Orders.Charge("tok_refund_processing");
        var reference = Assert.IsType<Succeeded>(await simulator.Channel.Charge(charge, default)).Reference;
        var refund = Orders.Refund(charge, reference, 400, receiver.Url);

        Assert.IsType<Processing>(await simulator.Channel.Refund(refund, default));

        var callback = Assert.Single(await Callbacks(receiver, 1));
        Assert.Equal((refund.AttemptId, AttemptKind.Refund, refund.Amount), (callback.AttemptId, callback.Kind, callback.Amount));
    }

    [Fact]
    public async Task DuplicateCallbacks_Always_ThreeTimesTheSame()
    {
        using var receiver = new CallbackReceiver();
        var order = Orders.Charge("tok_duplicate_callbacks", callbackUrl: receiver.Url);

        Assert.IsType<Succeeded>(await simulator.Channel.Charge(order, default));

        var callbacks = await Callbacks(receiver, 3);
        Assert.Single(callbacks.Distinct());
        await CallbackLine(order.AttemptId);
        Assert.Equal(3, receiver.Received.Count);
    }

    [Fact]
    public async Task CallbackFirst_Always_DeliveredBeforeTheAnswer()
    {
        using var receiver = new CallbackReceiver();

        Assert.IsType<Succeeded>(await simulator.Channel.Charge(Orders.Charge("tok_callback_first", callbackUrl: receiver.Url), default));

        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task Callback_Refused_TriedAgainUntilItIsTaken()
    {
        using var receiver = new CallbackReceiver(refusals: 2);
        var order = Orders.Charge("tok_callback_first", callbackUrl: receiver.Url);

        await simulator.Channel.Charge(order, default);

        Assert.Single((await Callbacks(receiver, 3)).Distinct());
        var line = await CallbackLine(order.AttemptId);
        Assert.Equal(("delivered", 3), (line.GetProperty("status").GetString(), line.GetProperty("tries").GetInt32()));
    }

    [Fact]
    public async Task Callback_NobodyTakes_GivenUpAfterAsManyTriesAsToldTo()
    {
        var folder = Directory.CreateTempSubdirectory("payments-simulator-");
        using var receiver = new CallbackReceiver(refusals: int.MaxValue);
        await using var process = await SimulatorProcess.Start(Path.Combine(folder.FullName, "log"), "--callback-tries", "2", "--callback-url", receiver.Url.AbsoluteUri);
        using var channel = SimulatorFixture.ChannelTo(process.Url);

        await channel.Charge(Orders.Charge("tok_callback_first"), default);

        var line = Assert.Single(await process.Log(), line => line.GetProperty("kind").GetString() == "callback");
        Assert.Equal(("given_up", 2), (line.GetProperty("status").GetString(), line.GetProperty("tries").GetInt32()));
        Assert.Equal(2, receiver.Received.Count);
        folder.Delete(recursive: true);
    }

    private async Task<System.Text.Json.JsonElement> CallbackLine(string attempt)
    {
        System.Text.Json.JsonElement found = default;
        await Eventually.HoldsAsync(
            async () => (found = (await simulator.Process.Log()).FirstOrDefault(line =>
                line.GetProperty("kind").GetString() == "callback" && line.GetProperty("key").GetString() == attempt)).ValueKind != default,
            "the end of the callback stands in the log");
        return found;
    }

    private static async Task<List<ChannelCallback>> Callbacks(CallbackReceiver receiver, int count)
    {
        await Eventually.HoldsAsync(() => receiver.Received.Count >= count, $"{count} callbacks came");
        return receiver.Received
            .Select(one => Reader.Read(one.Body, new Dictionary<string, string> { [SimulatorCallbacks.SignatureHeader.ToLowerInvariant()] = one.Signature! }))
            .Select(reading => Assert.IsType<CallbackReading.Genuine>(reading).Callback)
            .ToList();
    }
}
