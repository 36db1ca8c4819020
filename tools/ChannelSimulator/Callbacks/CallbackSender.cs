using System.Text.Json;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;
using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Callbacks;

/// <summary>Delivers callbacks: tried with growing pauses until a 2xx answer, a bounded number of times.</summary>
internal sealed class CallbackSender(Bank bank, SimulatorOptions options, TimeProvider clock, IHostApplicationLifetime lifetime) : IDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _slots = new(AtOnce);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>Ends when the callback was delivered or given up; it never fails.</summary>
    public async Task Send(WitnessLine due)
    {
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(CallbackBody.Of(due), CallbackJson.Default.CallbackBody);
            var tries = await Task.WhenAll(Enumerable.Range(0, Copies(due)).Select(_ => Deliver(new Uri(due.CallbackUrl!), body)));
            await bank.CallbackEnded(due, tries.All(count => count > 0), tries.Sum(Math.Abs));
        }
        catch (Exception stopping) when (stopping is OperationCanceledException or ObjectDisposedException)
        {
            // The simulator stops; the next one on this log sends it again.
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    private static int Copies(WitnessLine due)
    {
        var behaviour = BehaviourTable.Find(due.Behaviour ?? "") ?? BehaviourTable.Plain;
        return Math.Max(1, Terms.Choose(behaviour, due.Amount!.Value).Callbacks);
    }

    /// <summary>The number of tries it took; negative when the last one failed too.</summary>
    private async Task<int> Deliver(Uri url, byte[] body)
    {
        var pause = FirstPause;
        for (var tries = 1; ; tries++)
        {
            if (await Try(url, body)) return tries;
            if (tries == options.CallbackTries) return -tries;
            await Task.Delay(pause, clock, lifetime.ApplicationStopping);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<bool> Try(Uri url, byte[] body)
    {
        await _slots.WaitAsync(lifetime.ApplicationStopping);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            // Signed anew at every try, so that a late one is not taken for a replay.
            request.Headers.Add(CallbackSignature.Header, CallbackSignature.Of(body, options.CallbackSecret, clock.GetUtcNow()));
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, lifetime.ApplicationStopping);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _slots.Release();
        }
    }
}
