using Payments.Administrators;
using Payments.Api.Access;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Jobs;

namespace Payments.Api.Jobs;

internal static class ListJobsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/jobs", Handle)
            .ForAdministrators(Permission.Read)
            .WithName("listJobs")
            .WithTags("Jobs")
            .WithSummary("List the scheduled jobs, each with its last run")
            .Produces<JobListBody>()
            .Refuses(401, 403);

    private static async Task<IResult> Handle(IGrainFactory grains) =>
        Results.Json(new JobListBody(await grains.GetGrain<IJobReadsGrain>("api").Jobs()), ApiJson.Wire.JobListBody);
}
