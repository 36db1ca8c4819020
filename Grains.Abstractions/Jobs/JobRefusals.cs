using Payments.Outcomes;

namespace Payments.Jobs;

public static class JobRefusals
{
    public static Refusal NotFound { get; } = new("JOB_NOT_FOUND", RefusalKind.NotFound, "There is no job of this name; GET /v1/jobs lists them all.");

    public static Refusal RunNotFound { get; } = new("JOB_RUN_NOT_FOUND", RefusalKind.NotFound, "There is no run with this id.");

    public static Refusal Running { get; } = new("JOB_RUNNING", RefusalKind.Conflict, "The job is running: GET /v1/jobs shows its run.");
}
