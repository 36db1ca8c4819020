using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Payments.Silo.Hosting.Calls;
using Payments.Storage.Errors;

namespace Payments.Tests.Cluster.Calls;

public sealed class ExceptionsOnTheWireTests
{
    private readonly Serializer serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void StorageException_SentToAnotherProcess_KeepsItsTypeAndMessage()
    {
        var inner = new InvalidOperationException("cause");

        Assert.Equal("away", Sent<StorageUnavailableException>(new("away", inner)).Message);
        Assert.Equal("cause", Sent<OutcomeUnknownException>(new("unknown", inner)).InnerException!.Message);
        Assert.Equal("document", Sent<StateUnreadableException>(new("document", inner)).Message);
        Assert.Equal((3L, 4L), Versions(Sent<StorageConflictException>(new("conflict", 3, 4))));
        Assert.Equal("23505", Sent<StorageRejectedException>(new("rejected", "23505", "orders_once")).SqlState);
        Assert.Equal("orders_once", Sent<UniqueViolationException>(new("twice", "23505", "orders_once", inner)).Constraint);
    }

    [Fact]
    public void DeadlockException_SentToAnotherProcess_KeepsItsChain() =>
        Assert.Equal(["a.Walk", "b.Walk"], Sent<DeadlockException>(new("circle", ["a.Walk", "b.Walk"])).Chain);

    private static (long, long?) Versions(StorageConflictException conflict) => (conflict.ExpectedVersion, conflict.StoredVersion);

    private T Sent<T>(T exception) where T : Exception => Assert.IsType<T>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(exception)));
}
