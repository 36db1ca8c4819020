using System.Diagnostics;

namespace Payments.Embedded.Calls;

/// <summary>One span per call, only while somebody listens.</summary>
internal static class CallTracing
{
    public static readonly ActivitySource Source = new("Payments.Grains");

    public static Activity? Start(GrainCall call)
    {
        var activity = Source.StartActivity(call.Method.FullName, ActivityKind.Internal);
        activity?.SetTag("grain.id", call.GrainId.ToString());
        return activity;
    }
}
