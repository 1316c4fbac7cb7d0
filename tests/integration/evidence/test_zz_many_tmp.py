"""Not committed: how long one look takes among 100,000."""
import time, numpy as np, pytest
from tests import made_files
from zonahijau.evidence.models import Evidence, LookKey
from zonahijau.evidence.looks import keys, signed
from zonahijau.evidence.queries import look_alikes
def test_many(uploaded, dinkes, rahmah):
    mine=uploaded(made_files.photo(1)); r=np.random.default_rng(1)
    t=time.time()
    for part in range(10):
        looks=[signed(int(x)) for x in r.integers(0,1<<64,5000,dtype=np.uint64)]
        rows=Evidence.objects.bulk_create([Evidence(government_id=dinkes.government_id,unit=dinkes,kind="link",title="x",url="https://a.id",uploaded_by=rahmah,look=l) for l in looks])
        LookKey.objects.bulk_create([LookKey(government_id=dinkes.government_id,evidence=e,key=k) for e in rows for k in keys(e.look)])
    made=time.time()-t
    ts=[]
    for _ in range(7):
        t=time.time(); look_alikes(mine); ts.append(time.time()-t)
    print("MADE",made,"LOOK ms",[round(x*1000,1) for x in ts])
