using System.Net;

namespace Payments.Tests;

/// <summary>Repeats a request that was refused with 429 when its wait is over, as a well-made client does: tests are about something else than rates.</summary>
internal sealed class PatientHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private const int Tries = 50;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.TooManyRequests || response.Headers.RetryAfter?.Delta is not { } wait || tries == Tries) return response;
            response.Dispose();
            await Task.Delay(wait, cancellationToken);
        }
    }
}
