using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Jobs;

namespace Payments.Api.Jobs;

internal static class TriggerJobEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/jobs/{job}/runs", Handle)
            .ForAdministrators(Permission.Operate)
            .WithName("triggerJob")
            .WithTags("Jobs")
            .WithSummary("Run a job now")
            .WithDescription("202: the run has begun, for the present period. 200: the period had been done already, nothing was run, and the answer is a run that is skipped and says by which. 409 while the job is running.")
            .Produces<JobRunView>(StatusCodes.Status202Accepted)
            .Produces<JobRunView>()
            .Refuses(401, 403, 404, 409);

    private static async Task<IResult> Handle(HttpContext http, string job, IGrainFactory grains)
    {
        // A name that is no job's never wakes a grain.
        if (!JobNames.All.Contains(job)) return Problem.Of(JobRefusals.NotFound);
        var run = await grains.Job(job).Trigger(Caller.Of(http)!.Id);
        if (!run.Accepted) return Problem.Of(run.Refusal);
        var status = run.Value.Status == JobRunStatus.Skipped ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return Results.Json(run.Value, ApiJson.Wire.JobRunView, statusCode: status);
    }
}
