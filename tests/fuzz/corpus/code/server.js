const express = require('express');
const addr = process.env.ADDR || 'http://b:80';
app.get('/x/:id', async (req, res) => { const r = await axios.get(`${addr}/y/${req.params.id}`, { timeout: 3 }); res.json(r.data); });
