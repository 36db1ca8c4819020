using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Payments.Tests.Simulation.Plan;
using Payments.Tests.Simulation.World;

namespace Payments.Tests.Simulation.Run;

/// <summary>Sends what is planned when it is planned, however the platform keeps up: an open loop.</summary>
internal sealed class Clients(Stage stage, SimulationPlan plan, IReadOnlyList<Merchant> merchants, ClientLog log, Stopwatch clock) : IDisposable
{
    private const int Retries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);

    private readonly Requests _requests = new(plan, merchants);
    private readonly CallbackStorm _storm = new(stage);
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseProxy = false })
    {
        BaseAddress = stage.PlatformUrl,
        Timeout = TimeSpan.FromSeconds(15),
    };

    public async Task Run()
    {
        var running = new Dictionary<int, Task>();
        foreach (var one in plan.Operations)
        {
            var wait = one.At - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            running[one.Number] = plan.Settings.Patient && running.TryGetValue(one.Target, out var target) ? After(target, one) : Do(one);
        }

        await Task.WhenAll(running.Values);
    }

    public void Dispose()
    {
        _http.Dispose();
        _storm.Dispose();
    }

    private async Task After(Task target, PlannedOperation one)
    {
        await target;
        await Do(one);
    }

    private async Task Do(PlannedOperation one)
    {
        if (one.Kind == OperationKind.ResendCallbacks)
        {
            await _storm.Resend(new Random(one.Number));
            return;
        }

        var retries = one.Kind is OperationKind.Pay or OperationKind.Refund or OperationKind.Hold or OperationKind.Capture ? Retries : 0;
        var call = await Send(one);
        for (var (retry, pause) = (0, FirstPause); retry < retries && call.Outcome == CallOutcome.Unknown; retry++, pause *= 2)
        {
            await Task.Delay(pause);
            call = await Send(one);
        }

        if (one.Kind == OperationKind.Answer && call.Outcome == CallOutcome.Ok) await AnswerChannel(one, JsonElement.Parse(call.Body!));
    }

    private async Task<ClientCall> Send(PlannedOperation one)
    {
        var target = _requests.TargetOf(one);
        var about = one.Kind switch
        {
            OperationKind.Replay or OperationKind.ReuseKey or OperationKind.Read => target.Kind,
            _ => one.Kind,
        };
        var key = one.Kind is OperationKind.Replay or OperationKind.ReuseKey ? target.Key : one.Key;
        var amount = one.Kind is OperationKind.Replay ? target.Amount : one.Amount;
        var began = clock.Elapsed.TotalMilliseconds;
        log.Invoke(one.Number, one.Kind.ToString(), key, began);
        var (outcome, status, code, body) = await Ask(one);
        var call = new ClientCall(
            one.Number, one.Kind, about, _requests.MerchantOf(one).Id, key, _requests.ObjectOf(one), amount, began, clock.Elapsed.TotalMilliseconds, outcome, status, code, body);
        log.Add(call);
        return call;
    }

    private async Task<(CallOutcome Outcome, int Status, string? Code, string? Body)> Ask(PlannedOperation one)
    {
        try
        {
            using var request = _requests.Of(one);
            request.Headers.Add("X-API-Key", _requests.MerchantOf(one).Key);
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode) return (CallOutcome.Ok, (int)response.StatusCode, null, text);
            var code = JsonElement.Parse(text).GetProperty("code").GetString();
            // Too many and still running say as little of what will be as no answer does.
            var outcome = response.StatusCode >= HttpStatusCode.InternalServerError || code is "REQUEST_IN_PROGRESS" or "RATE_LIMITED" ? CallOutcome.Unknown : CallOutcome.Refused;
            return (outcome, (int)response.StatusCode, code, null);
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or IOException)
        {
            return (CallOutcome.Unknown, 0, null, null);
        }
    }

    /// <summary>Three of four customers agree.</summary>
    private async Task AnswerChannel(PlannedOperation one, JsonElement payment)
    {
        if (payment.GetProperty("status").GetString() != "pending" || !payment.TryGetProperty("next_action", out var action) || action.ValueKind != JsonValueKind.Object) return;
        var page = new Uri(action.GetProperty("redirect_url").GetString()!).AbsolutePath;
        try
        {
            using var http = stage.Channel.Client();
            using var answer = await http.GetAsync($"{page}?outcome={(one.Number % 4 == 0 ? "failed" : "succeeded")}");
        }
        catch (HttpRequestException)
        {
            // The channel is down: the customer gives up, and the payment waits until it expires.
        }
    }
}
