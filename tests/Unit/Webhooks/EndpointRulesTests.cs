using System.Text.Json;
using Payments.Keys;
using Payments.Requests;
using Payments.Webhooks;
using Payments.Webhooks.Endpoints;

namespace Payments.Tests.Unit.Webhooks;

public sealed class EndpointRulesTests
{
    private const string Id = "whe_1";
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WebhookEndpointState Created = EndpointRules.Create(
        Id,
        new CreateWebhookEndpoint("mer_1", new IdempotentRequest(new SecretText("k"), "f"), "https://hooks.example.com/", ["payment.*", "refund.failed"], null, 13),
        new CreatingRequest(),
        "sealed-1",
        Now);

    [Fact]
    public void Report_SustainedFailure_DisablesWithAnEvent()
    {
        var state = EndpointRules.Report(Id, Created, WebhookHealth.Failed, Now);
        Assert.Equal(Now, state.FailingSince);
        for (var i = 1; i <= 20; i++) state = EndpointRules.Report(Id, state, WebhookHealth.DeadLetter, Now.AddHours(i));
        Assert.Equal(WebhookEndpointStatus.Enabled, state.Status);

        state = EndpointRules.Report(Id, state, WebhookHealth.DeadLetter, Now.AddHours(24));

        Assert.Equal((WebhookEndpointStatus.Disabled, "failing"), (state.Status, state.DisabledReason));
        Assert.Equal("webhook_endpoint.disabled", Assert.Single(state.Outbox).Type);
        Assert.Null(EndpointRules.Target(state, Now));
    }

    [Fact]
    public void Report_ASuccessInBetween_StartsAnew()
    {
        var failing = EndpointRules.Report(Id, Created, WebhookHealth.Failed, Now);
        var well = EndpointRules.Report(Id, failing, WebhookHealth.Delivered, Now.AddHours(23));

        Assert.Equal((null, 0), (well.FailingSince, well.DeadLetters));
        Assert.Same(well, EndpointRules.Report(Id, well, WebhookHealth.Delivered, Now.AddHours(23)));
        Assert.Same(failing, EndpointRules.Report(Id, failing, WebhookHealth.Failed, Now.AddHours(1)));
    }

    [Fact]
    public void Target_DuringAndAfterRotation_HasBothSecretsThenOne()
    {
        var rotated = EndpointRules.Rotate(Id, Created, new SecretRotation("r", new CreatingRequest()), "sealed-2", TimeSpan.FromHours(1), Now);

        Assert.Equal<IEnumerable<string>>(["sealed-2", "sealed-1"], EndpointRules.Target(rotated, Now.AddMinutes(59))!.SealedSecrets);
        Assert.Equal<IEnumerable<string>>(["sealed-2"], EndpointRules.Target(rotated, Now.AddHours(1))!.SealedSecrets);
        Assert.Equal<IEnumerable<string>>(["sealed-2"], EndpointRules.Target(EndpointRules.Rotate(Id, Created, new SecretRotation("r", new CreatingRequest()), "sealed-2", TimeSpan.Zero, Now), Now)!.SealedSecrets);
    }

    [Fact]
    public void Filter_OfEvents_StandsBetweenCommas()
    {
        Assert.Equal(",payment.*,refund.failed,", EndpointRules.Filter(Created));
        Assert.Equal(",*,", EndpointRules.Filter(Created with { Events = ["refund.failed", "*"] }));
    }

    [Fact]
    public void Events_OfAnEndpoint_HoldNoSecret() =>
        Assert.DoesNotContain("sealed", Assert.Single(Created.Outbox).Data, StringComparison.Ordinal);

    [Fact]
    public void Document_Stored_ReadsAsItWas()
    {
        var text = JsonSerializer.Serialize(Created, WebhookJson.Default.WebhookEndpointState);
        var read = JsonSerializer.Deserialize(text, WebhookJson.Default.WebhookEndpointState)!;

        Assert.Equal(EndpointRules.View(Id, Created) with { Events = [] }, EndpointRules.View(Id, read) with { Events = [] });
        Assert.Equal<IEnumerable<string>>(Created.Events, read.Events);
        // As the first release wrote it: whatever comes later must read this.
        const string First = """{"merchant_id":"mer_1","url":"https://hooks.example.com/","events":["payment.*","refund.failed"],"max_attempts":13,"status":"enabled","secret":"sealed-1","creation":{"fingerprint":"","salt":""},"rotations":[],"dead_letters":0,"created_at":"2026-01-01T12:00:00+00:00","updated_at":"2026-01-01T12:00:00+00:00","last_event":1}""";
        Assert.Equal(JsonSerializer.Serialize(Created, WebhookJson.Default.WebhookEndpointState), JsonSerializer.Serialize(JsonSerializer.Deserialize(First, WebhookJson.Default.WebhookEndpointState)!, WebhookJson.Default.WebhookEndpointState));
    }

    [Fact]
    public void Renew_OfSecrets_SealsBothAndForgetsWhatIsOver()
    {
        var rotated = EndpointRules.Rotate(Id, Created, new SecretRotation("r", new CreatingRequest()), "sealed-2", TimeSpan.FromHours(1), Now);

        var during = EndpointRules.Renew(rotated, text => $"new-{text}", Now);
        var over = EndpointRules.Renew(rotated, text => $"new-{text}", Now.AddHours(2));

        Assert.Equal(("new-sealed-2", "new-sealed-1", rotated.PreviousSecretUntil), (during.Secret, during.PreviousSecret, during.PreviousSecretUntil));
        Assert.Equal(("new-sealed-2", null, null), (over.Secret, over.PreviousSecret, over.PreviousSecretUntil));
        Assert.Empty(during.Outbox);
        Assert.Same(rotated, EndpointRules.Renew(rotated, text => text, Now));
    }
}
