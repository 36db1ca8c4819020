using System.Net;
using System.Text.Json;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Simulator;

/// <summary>Reads an answer of the simulator. What is not exactly what was asked for is unknown.</summary>
internal static class SimulatorAnswers
{
    public static ChannelAnswer Read(Question question, HttpStatusCode status, ReadOnlySpan<byte> body)
    {
        // Only these four are the simulator's own decisions; anything else may come from whatever stands between.
        if (status is not (HttpStatusCode.OK or HttpStatusCode.PaymentRequired or HttpStatusCode.BadRequest or HttpStatusCode.NotFound))
            return new Unknown($"HTTP status {(int)status}");
        if (Parse(body) is not { } answer) return new Unknown("the answer is not the JSON that was expected");
        return answer.Error is { } error
            ? Refused(question, status, error)
            : Difference(question, answer) is { } difference ? new Unknown(difference) : Outcome(status, answer);
    }

    private static SimulatorAnswer? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, SimulatorJson.Default.SimulatorAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ChannelAnswer Refused(Question question, HttpStatusCode status, SimulatorError error)
    {
        if (question.IsQuery)
            return status == HttpStatusCode.NotFound && error.Code == "attempt_not_found" && error.Attempt == question.AttemptId
                ? new NotFound()
                : new Unknown($"the query was refused with HTTP status {(int)status}");

        if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound)) return new Unknown($"an error with HTTP status {(int)status}");
        return SimulatorDeclines.Find(error.Code) is { } declined ? declined : new Unknown("an error code that is not known");
    }

    private static string? Difference(Question question, SimulatorAnswer answer)
    {
        if (answer.Attempt != question.AttemptId) return "the answer is about another attempt";
        if (answer.Object != question.Object) return "the answer is about another kind of attempt";
        if (answer.Amount != question.Amount.Minor) return "the answer has another amount";
        if (answer.Currency != question.Amount.Currency) return "the answer has another currency";
        if (question.ChargeReference is { } charge && answer.Charge != charge) return "the answer is about another charge";
        return answer.Reference is { Length: > 0 and <= 64 } ? null : "the answer has no reference";
    }

    private static ChannelAnswer Outcome(HttpStatusCode status, SimulatorAnswer answer) => (status, answer.Status) switch
    {
        (HttpStatusCode.OK, "succeeded") => new Succeeded(answer.Reference!, answer.ExpiresAt),
        (HttpStatusCode.OK, "processing") => new Processing(answer.Reference!),
        (HttpStatusCode.OK, "requires_action") => Action(answer),
        // A query is answered with 200 whatever became of the attempt.
        (HttpStatusCode.OK or HttpStatusCode.PaymentRequired, "declined") =>
            SimulatorDeclines.Find(answer.DeclineCode) is { } declined ? declined : new Unknown("a decline code that is not known"),
        // Only a void or a release ends an attempt in this way: nothing is left of it.
        (HttpStatusCode.OK, "voided") => new Declined(DeclineReason.NotAllowedNow, false, "voided"),
        _ => new Unknown("a status that is not known"),
    };

    private static ChannelAnswer Action(SimulatorAnswer answer) =>
        Uri.TryCreate(answer.RedirectUrl, UriKind.Absolute, out var redirect)
        && (redirect.Scheme == Uri.UriSchemeHttp || redirect.Scheme == Uri.UriSchemeHttps)
        && answer.ExpiresAt is { } expires
            ? new CustomerAction(answer.Reference!, redirect, expires)
            : new Unknown("the customer has to act, and the answer does not say where or until when");
}
