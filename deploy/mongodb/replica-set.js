// Begins the replica set and gives Khoa Bảng its account there; run again, it finds both. For mongosh.
const { readFileSync } = require('node:fs');
const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const options = 'tls=true&tlsCAFile=/etc/mongodb/tls/ca.crt&authSource=admin';
const root = `root:${secret('mongodb-root')}`;
const hosts = ['mongodb-1:27017', 'mongodb-2:27017', 'mongodb-3:27017'];

const first = connect(`mongodb://${root}@${hosts[0]}/admin?directConnection=true&${options}`);
const members = hosts.map((host, number) => ({ _id: number, host }));
try {
  first.adminCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  first.adminCommand({ replSetInitiate: { _id: 'khoabang', members } });
}

const all = connect(
  `mongodb://${root}@${hosts.join(',')}/admin?replicaSet=khoabang&serverSelectionTimeoutMS=120000&${options}`,
);
const roles = ['khoabang_views', 'khoabang_vault'].map((db) => ({ role: 'readWrite', db }));
const pwd = secret('mongodb-khoabang');
if (all.getUser('khoabang') === null) {
  all.createUser({ user: 'khoabang', pwd, roles }, { w: 'majority', wtimeout: 60_000 });
} else {
  all.updateUser('khoabang', { pwd, roles }, { w: 'majority', wtimeout: 60_000 });
}
