using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.Http.Paging;
using Payments.Api.OpenApi;
using Payments.Jobs;

namespace Payments.Api.Jobs;

internal static class ListJobRunsEndpoint
{
    private const string Status = "status";
    private static readonly ListContract Contract = ListContract.OfRoute("job_runs", "", QueryParameter.Word<JobRunStatus>(Status));

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/jobs/{job}/runs", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listJobRuns")
            .WithTags("Jobs")
            .WithSummary("List a job's runs, the newest first")
            .WithDescription("The first is the one that is planned.")
            .Lists<JobRunView>(Contract)
            .Refuses(403, 404);

    private static async Task<IResult> Handle(HttpContext http, string job, IGrainFactory grains)
    {
        if (!JobNames.All.Contains(job)) return Problem.Of(JobRefusals.NotFound);
        var read = Contract.Read(http, job);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var query = new JobRunList(read.Value.Window, job, read.Value.Filters.Value<JobRunStatus>(Status));
        return read.Value.Answer(await grains.GetGrain<IJobReadsGrain>("api").Runs(query), ApiJson.Wire.ListBodyJobRunView);
    }
}
