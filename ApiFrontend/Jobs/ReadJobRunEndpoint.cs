using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Ids;
using Payments.Jobs;

namespace Payments.Api.Jobs;

internal static class ReadJobRunEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/job-runs/{id}", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("readJobRun")
            .WithTags("Jobs")
            .WithSummary("Read a run")
            .Produces<JobRunView>()
            .Refuses(401, 403, 404);

    private static async Task<IResult> Handle(string id, IGrainFactory grains)
    {
        if (!EntityId.IsWellFormed(IdPrefix.JobRun, id)) return Problem.Of(JobRefusals.RunNotFound);
        var run = await grains.GetGrain<IJobReadsGrain>("api").Run(id);
        return run.Accepted ? Results.Json(run.Value, ApiJson.Wire.JobRunView) : Problem.Of(run.Refusal);
    }
}
