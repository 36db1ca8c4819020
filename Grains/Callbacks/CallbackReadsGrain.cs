using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Callbacks;

/// <summary>Holds nothing, so many may read at once.</summary>
[StatelessWorker, Reentrant]
public sealed class CallbackReadsGrain(SqlReads reads) : Grain, ICallbackReadsGrain
{
    public Task<ListPage<CallbackView>> List(CallbackList query) => reads.Page(CallbackLists.Query(query), query.Window, View);

    private static CallbackView View(NpgsqlDataReader row) => CallbackRules.View(
        row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), CallbackJson.Default.CallbackState)!);
}
